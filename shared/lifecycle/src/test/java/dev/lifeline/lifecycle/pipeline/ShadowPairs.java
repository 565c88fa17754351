package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.LaunchChange.Subnets;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Pairs of policies that differ in one field each. */
final class ShadowPairs extends ShadowScene {
    private static Pair backoff(String field, String change, Backoff other, ShadowEffect effect) {
        return new Pair(
                "Backoff." + field, change, base(), policy(new Budget(2, other), RETRY), ShadowedLife.FAILS, effect);
    }

    private static Pair limit(Known state, int seconds, ShadowedLife life, ShadowEffect effect) {
        Timeouts limits = new Timeouts(Map.of(state, Duration.ofSeconds(seconds)), Optional.empty());
        return new Pair(
                "Timeouts.states", state + " " + seconds + " s", base(), Policies.with(base(), limits), life, effect);
    }

    private static Verdict changed(LaunchChange change) {
        return new Verdict.Retry(BudgetGroup.EXIT, Optional.empty(), change);
    }

    private static Pair policies(
            String field, String change, UnaryOperator<Policy> other, ShadowedLife life, ShadowEffect effect) {
        return new Pair("Policy." + field, change, base(), other.apply(base()), life, effect);
    }

    private static Policy rules(Rule... rules) {
        return Policies.with(Policies.of(rules), base().budgets());
    }

    private static Policy pulling(Policy policy, PullBehavior pull) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.mode(),
                pull,
                policy.rules(),
                policy.budgets(),
                policy.timeouts(),
                policy.shadow());
    }

    private static Backoff backoff(Growth growth, int initial, double factor, int cap, Jitter jitter) {
        return new Backoff(growth, Duration.ofSeconds(initial), factor, Duration.ofSeconds(cap), jitter);
    }

    static Stream<Pair> pairs() {
        Rule all = new Rule("all", List.of(), RETRY);
        Rule never = new Rule("never", List.of(new CauseIn(Set.of(Cause.EXIT_CODE))), new Verdict.Fail());
        Rule spot = new Rule("spot", List.of(new CauseIn(Set.of(Cause.SPOT_INTERRUPTION))), new Verdict.Fail());
        Policy own = base();
        return Stream.of(
                budget("retries", "5 for 2", TWO, budget(5, -1, -1, -1), ShadowEffect.PARTS),
                budget("retries", "1 for 2", TWO, budget(1, -1, -1, -1), ShadowEffect.PARTS),
                budget(
                        "retries",
                        "50 for 40, of which few are used",
                        budget(40, -1, -1, -1),
                        budget(50, -1, -1, -1),
                        ShadowEffect.NONE),
                budget("window", "a minute", TWO, budget(2, 60, -1, -1), ShadowEffect.PARTS),
                budget("window", "a day", TWO, budget(2, 86_400, -1, -1), ShadowEffect.NONE),
                budget("within", "a minute", TWO, budget(2, -1, 60, -1), ShadowEffect.PARTS),
                budget("within", "a day", TWO, budget(2, -1, 86_400, -1), ShadowEffect.NONE),
                budget("resetAfter", "10 s", TWO, budget(2, -1, -1, 10), ShadowEffect.PARTS),
                budget("resetAfter", "a day", TWO, budget(2, -1, -1, 86_400), ShadowEffect.NONE),
                budget("backoff", "none", TWO, new Budget(2, Backoff.NONE), ShadowEffect.PARTS),
                backoff("growth", "constant", backoff(Growth.CONSTANT, 2, 2, 5, Jitter.NONE), ShadowEffect.PARTS),
                backoff(
                        "growth",
                        "2, 4 s either way",
                        backoff(Growth.FIBONACCI, 2, 2, 5, Jitter.NONE),
                        ShadowEffect.NONE),
                backoff("initial", "1 s", backoff(Growth.EXPONENTIAL, 1, 2, 5, Jitter.NONE), ShadowEffect.PARTS),
                backoff("factor", "1.5", backoff(Growth.EXPONENTIAL, 2, 1.5, 5, Jitter.NONE), ShadowEffect.PARTS),
                backoff("cap", "3 s", backoff(Growth.EXPONENTIAL, 2, 2, 3, Jitter.NONE), ShadowEffect.PARTS),
                backoff(
                        "cap",
                        "9 s, never reached",
                        backoff(Growth.EXPONENTIAL, 2, 2, 9, Jitter.NONE),
                        ShadowEffect.NONE),
                backoff("jitter", "full", backoff(Growth.EXPONENTIAL, 2, 2, 5, Jitter.FULL), ShadowEffect.PARTS),
                verdict("Rule.then", "fail", new Verdict.Fail(), ShadowEffect.PARTS),
                verdict("Rule.then", "stop", new Verdict.StopAttempt(), ShadowEffect.PARTS),
                verdict("Rule.then", "succeed", new Verdict.Succeed(), ShadowEffect.PARTS),
                verdict(
                        "Retry.budget",
                        "start, which pays once",
                        new Verdict.Retry(BudgetGroup.START),
                        ShadowEffect.PARTS),
                verdict(
                        "Retry.backoff",
                        "of the rule's own",
                        new Verdict.Retry(BudgetGroup.EXIT, Optional.of(Backoff.NONE), LaunchChange.NONE),
                        ShadowEffect.PARTS),
                verdict(
                        "Retry.backoff",
                        "of the rule's own, which is the budget's",
                        new Verdict.Retry(BudgetGroup.EXIT, Optional.of(BACKOFF), LaunchChange.NONE),
                        ShadowEffect.NONE),
                verdict(
                        "LaunchChange.compute",
                        "EC2",
                        changed(new LaunchChange(
                                Optional.of(new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2)),
                                Subnets.KEEP,
                                Optional.empty(),
                                Optional.empty())),
                        ShadowEffect.PARTS),
                verdict(
                        "LaunchChange.subnets",
                        "turned, though there are none",
                        changed(new LaunchChange(Optional.empty(), Subnets.ROTATE, Optional.empty(), Optional.empty())),
                        ShadowEffect.NONE),
                limit(Known.PROVISIONING, 60, ShadowedLife.SLOW, ShadowEffect.PARTS),
                limit(Known.PENDING, 60, ShadowedLife.SLOW, ShadowEffect.PARTS),
                limit(Known.ACTIVATING, 60, ShadowedLife.SLOW, ShadowEffect.PARTS),
                limit(Known.RUNNING, 60, ShadowedLife.SLOW, ShadowEffect.PARTS),
                limit(Known.STOPPING, 60, ShadowedLife.SLOW_STOP, ShadowEffect.PARTS),
                limit(Known.PENDING, 200, ShadowedLife.SLOW, ShadowEffect.NONE),
                limit(Known.RUNNING, 500, ShadowedLife.SLOW, ShadowEffect.NONE),
                limit(Known.STOPPING, 200, ShadowedLife.SLOW_STOP, ShadowEffect.NONE),
                run("60 s", seconds(-1), seconds(60), ShadowedLife.SLOW, ShadowEffect.PARTS),
                run("a day", seconds(-1), seconds(86_400), ShadowedLife.SLOW, ShadowEffect.NONE),
                run("a day for 60 s", seconds(60), seconds(86_400), ShadowedLife.SLOW, ShadowEffect.PARTS),
                run("none for 60 s", seconds(60), seconds(-1), ShadowedLife.SLOW, ShadowEffect.PARTS),
                policies(
                        "pull",
                        "always",
                        policy -> pulling(policy, PullBehavior.ALWAYS),
                        ShadowedLife.CACHED,
                        ShadowEffect.PARTS),
                policies(
                        "pull",
                        "always",
                        policy -> pulling(policy, PullBehavior.ALWAYS),
                        ShadowedLife.FAILS,
                        ShadowEffect.NONE),
                policies("mode", "shadow", policy -> policy.in(Mode.SHADOW), ShadowedLife.FAILS, ShadowEffect.NONE),
                policies("mode", "off", policy -> policy.in(Mode.OFF), ShadowedLife.FAILS, ShadowEffect.NONE),
                new Pair(
                        "Rule.name",
                        "another",
                        own,
                        rules(USER, new Rule("b", List.of(), RETRY)),
                        ShadowedLife.FAILS,
                        ShadowEffect.NONE),
                new Pair(
                        "Rule.when",
                        "another",
                        own,
                        rules(USER, new Rule("all", spot.when(), RETRY)),
                        ShadowedLife.FAILS,
                        ShadowEffect.PARTS),
                new Pair(
                        "Policy.rules",
                        "one more, which never holds",
                        own,
                        rules(USER, spot, all),
                        ShadowedLife.FAILS,
                        ShadowEffect.NONE),
                new Pair(
                        "Policy.rules",
                        "turned, of which one holds",
                        rules(USER, spot, all),
                        rules(spot, USER, all),
                        ShadowedLife.FAILS,
                        ShadowEffect.NONE),
                new Pair(
                        "Policy.rules",
                        "turned, of which both hold",
                        rules(all, never),
                        rules(never, all),
                        ShadowedLife.FAILS,
                        ShadowEffect.PARTS),
                new Pair(
                        "Policy.budgets",
                        "none",
                        own,
                        Policies.with(own, Map.of()),
                        ShadowedLife.FAILS,
                        ShadowEffect.PARTS));
    }
}
