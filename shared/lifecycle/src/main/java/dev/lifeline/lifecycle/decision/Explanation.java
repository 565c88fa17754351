package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.FailureFacts;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a decision was made, for journal and log. It contains no environment values.
 *
 * @param observation what was observed, in words
 * @param version the version of the task snapshot that was observed
 * @param from the attempt's state before
 * @param to the attempt's state after
 * @param ended how the run ended, in the decision that ended it
 * @param cause why the attempt ended, and the catalog entry that decided it
 * @param judged the rule of the policy that decided, and what it was asked about
 * @param shadow whether the shadow policy would have decided the same; absent if no rule of either was asked, and after
 *     the two have parted
 * @param spent the retries that each budget has paid for, this decision's included
 * @param reason what was decided and why, in words
 */
public record Explanation(
        Instant at,
        String observation,
        Optional<Long> version,
        int attempt,
        TaskState from,
        TaskState to,
        Optional<Phase.Result> ended,
        Optional<Classification> cause,
        Optional<Judged> judged,
        Optional<ShadowVerdict> shadow,
        Map<BudgetGroup, Integer> spent,
        List<Effect> effects,
        Optional<Instant> deadline,
        PolicyRef policy,
        String reason) {

    public Explanation {
        spent = Map.copyOf(spent);
        effects = List.copyOf(effects);
    }

    /**
     * The latest answer of the rules in a decision: with the facts and the cause, they can be asked again.
     *
     * @param spent the budgets when the rules were asked
     */
    public record Judged(String rule, FailureFacts facts, Map<BudgetGroup, Spent> spent) {
        public Judged {
            spent = Map.copyOf(spent);
        }
    }

    /** The name of the rule that decided. */
    public Optional<String> rule() {
        return judged.map(Judged::rule);
    }

    /** The retries that the decision charged to a budget. */
    public int cost(BudgetGroup group) {
        return judged.map(asked -> spent.getOrDefault(group, 0)
                        - asked.spent().getOrDefault(group, Spent.NOTHING).retries())
                .orElse(0);
    }

    /** The retries that each budget of a run has paid for. */
    public static Map<BudgetGroup, Integer> retries(Map<BudgetGroup, Spent> spent) {
        if (spent.isEmpty()) {
            return Map.of();
        }
        Map<BudgetGroup, Integer> counts = new EnumMap<>(BudgetGroup.class);
        spent.forEach((group, each) -> counts.put(group, each.retries()));
        return counts;
    }

    /** The same with a further note. */
    public Explanation and(String more) {
        return with(shadow, reason + "; " + more);
    }

    /** The same with the shadow's decision. */
    Explanation with(ShadowVerdict other) {
        return with(Optional.of(other), reason);
    }

    private Explanation with(Optional<ShadowVerdict> verdict, String words) {
        return new Explanation(
                at,
                observation,
                version,
                attempt,
                from,
                to,
                ended,
                cause,
                judged,
                verdict,
                spent,
                effects,
                deadline,
                policy,
                words);
    }

    /**
     * What the shadow policy would have decided.
     *
     * @param rule the rule that would have decided it
     * @param words what it would have decided, and what is known of the rest of the run, if the policies part
     */
    public record ShadowVerdict(PolicyRef policy, Optional<String> rule, Agreement agreement, String words) {
        /** The shadow would have decided differently. */
        public boolean parts() {
            return agreement == Agreement.PARTS;
        }
    }

    /** Whether two policies decide the same. */
    public enum Agreement {
        /** The same is saved and carried out. */
        SAME,
        /** They decide differently, and are not compared after this. */
        PARTS
    }
}
