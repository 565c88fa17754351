package dev.lifeline.lifecycle.policy;

import static dev.lifeline.lifecycle.cause.Cause.CAPACITY;
import static dev.lifeline.lifecycle.cause.Cause.HOST;
import static dev.lifeline.lifecycle.cause.Cause.INIT_PERMANENT;
import static dev.lifeline.lifecycle.cause.Cause.LAUNCH_REJECTED;
import static dev.lifeline.lifecycle.cause.Cause.PULL_DENIED;
import static dev.lifeline.lifecycle.cause.Cause.PULL_NOT_FOUND;
import static dev.lifeline.lifecycle.cause.Cause.PULL_RATE_LIMITED;
import static dev.lifeline.lifecycle.cause.Cause.PULL_TRANSIENT;
import static dev.lifeline.lifecycle.cause.Cause.SCHEDULER_STOP;
import static dev.lifeline.lifecycle.cause.Cause.SPOT_INTERRUPTION;
import static dev.lifeline.lifecycle.cause.Cause.START_PERMANENT;
import static dev.lifeline.lifecycle.cause.Cause.THROTTLED;
import static dev.lifeline.lifecycle.cause.Cause.USER_STOP;
import static dev.lifeline.lifecycle.policy.Rule.Reach.ANY;
import static dev.lifeline.lifecycle.policy.Rule.Reach.NEVER_RAN;

import dev.lifeline.lifecycle.container.PullBehavior;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policy that needs no document. Its one idea: what never ran is tried again by itself, what ran and failed is not,
 * and what the platform did to a task is the platform's to pay for.
 */
public final class DefaultPolicy {

    private static List<Rule> rules(PullBehavior pull) {
        // Under always and once it is we who stop what runs on a stale image: the run it was to be is still owed.
        Rule.Reach stale = pull.failureEndsTask() ? ANY : NEVER_RAN;
        return List.of(
                new Rule("stopped-on-purpose", Set.of(USER_STOP, SCHEDULER_STOP), ANY, new Verdict.Fail()),
                new Rule(
                        "never-will",
                        Set.of(PULL_NOT_FOUND, PULL_DENIED, INIT_PERMANENT, START_PERMANENT, LAUNCH_REJECTED),
                        ANY,
                        new Verdict.Fail()),
                new Rule(
                        "platform",
                        Set.of(HOST, SPOT_INTERRUPTION, CAPACITY, THROTTLED),
                        ANY,
                        new Verdict.Retry(BudgetGroup.HOST)),
                new Rule(
                        "pull-again",
                        Set.of(PULL_TRANSIENT, PULL_RATE_LIMITED),
                        stale,
                        new Verdict.Retry(BudgetGroup.PULL)),
                new Rule("never-ran", Set.of(), NEVER_RAN, new Verdict.Retry(BudgetGroup.START)),
                new Rule("ran-and-failed", Set.of(), ANY, new Verdict.Fail()));
    }

    private static final Map<BudgetGroup, Budget> BUDGETS = Map.of(
            BudgetGroup.PULL, new Budget(5, exponential(10, 300)),
            BudgetGroup.START, new Budget(3, exponential(5, 60)),
            BudgetGroup.HOST, new Budget(20, exponential(5, 300)));

    private DefaultPolicy() {}

    /**
     * The policy {@code default}, and the same under the other image pull behaviours, each by the ECS agent's word for
     * it.
     */
    public static Optional<Policy> named(String name) {
        return PullBehavior.parse(name).map(DefaultPolicy::of);
    }

    static Policy of(PullBehavior pull) {
        return new Policy(pull.word(), 0, pull, rules(pull), BUDGETS);
    }

    private static Backoff exponential(int seconds, int cap) {
        return new Backoff(
                Backoff.Growth.EXPONENTIAL,
                Duration.ofSeconds(seconds),
                2,
                Duration.ofSeconds(cap),
                Backoff.Jitter.EQUAL);
    }
}
