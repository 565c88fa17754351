package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Cause.Outlook;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Condition.HadEffect;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The built-in policy. Its idea: what never ran is retried, what ran and failed is not, and faults of the platform are
 * charged to a separate budget.
 */
public final class DefaultPolicy {
    private static final Set<Cause> PLATFORM =
            Set.of(Cause.HOST, Cause.SPOT_INTERRUPTION, Cause.CAPACITY, Cause.THROTTLED);

    /** The built-in rules, which follow those of every document. */
    public static List<Rule> rules(PullBehavior pull) {
        return List.of(
                new Rule("stopped-on-purpose", List.of(new CauseIn(Cause.of(Outlook.INTENDED))), new Verdict.Fail()),
                new Rule("never-will", List.of(new CauseIn(Cause.of(Outlook.PERMANENT))), new Verdict.Fail()),
                new Rule("platform", List.of(new CauseIn(PLATFORM)), new Verdict.Retry(BudgetGroup.HOST)),
                new Rule("pull-again", pullAgain(pull), new Verdict.Retry(BudgetGroup.PULL)),
                new Rule("never-ran", List.of(new HadEffect(false)), new Verdict.Retry(BudgetGroup.START)),
                new Rule("ran-and-failed", List.of(), new Verdict.Retry(BudgetGroup.EXIT)));
    }

    private static List<Condition> pullAgain(PullBehavior pull) {
        Condition pulls = new CauseIn(Set.of(Cause.PULL_TRANSIENT, Cause.PULL_RATE_LIMITED));
        // Under always and once Lifeline itself stops a task with a stale image, so the run must be retried.
        return pull.failureEndsTask() ? List.of(pulls) : List.of(pulls, new HadEffect(false));
    }

    private static final Map<BudgetGroup, Budget> BUDGETS = Map.of(
            BudgetGroup.PULL, new Budget(5, exponential(10, 300)),
            BudgetGroup.START, new Budget(3, exponential(5, 60)),
            BudgetGroup.EXIT, new Budget(0, exponential(10, 300)),
            BudgetGroup.HOST, new Budget(20, exponential(5, 300)));

    /** Cached: most runs use one of them, and each decision needs it. */
    private static final Map<String, Policy> BUILT_IN = Arrays.stream(PullBehavior.values())
            .collect(Collectors.toUnmodifiableMap(PullBehavior::word, DefaultPolicy::of));

    private DefaultPolicy() {}

    /** The built-in budgets; a document changes those that it names. */
    public static Map<BudgetGroup, Budget> budgets() {
        return BUDGETS;
    }

    /** The policy {@code default}, and its variants for the other image pull behaviors, by the ECS agent's words. */
    public static Optional<Policy> named(String name) {
        return Optional.ofNullable(BUILT_IN.get(name));
    }

    static Policy of(PullBehavior pull) {
        return new Policy(pull.word(), 0, Mode.ENFORCE, pull, rules(pull), BUDGETS, Timeouts.NONE, Optional.empty());
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
