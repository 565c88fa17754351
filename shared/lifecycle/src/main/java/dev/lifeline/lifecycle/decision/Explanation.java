package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
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
 * @param rule the rule of the policy that decided
 * @param shadow whether the shadow policy would have decided the same; absent if no rule of either was asked, and after
 *     the two have parted
 * @param spent the budgets after the decision, and before it if they differ
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
        Optional<String> rule,
        Optional<ShadowVerdict> shadow,
        Spending spent,
        List<Effect> effects,
        Optional<Instant> deadline,
        PolicyRef policy,
        String reason) {

    public Explanation {
        effects = List.copyOf(effects);
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
                rule,
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

    /** The retries that each budget had paid for, before and after. */
    public record Spending(Map<BudgetGroup, Integer> before, Map<BudgetGroup, Integer> after) {
        public Spending {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }

        public static Spending of(Run before, Run after) {
            return new Spending(counts(before), counts(after));
        }

        private static Map<BudgetGroup, Integer> counts(Run run) {
            if (run.spent().isEmpty()) {
                return Map.of();
            }
            Map<BudgetGroup, Integer> counts = new EnumMap<>(BudgetGroup.class);
            run.spent().forEach((group, spent) -> counts.put(group, spent.retries()));
            return counts;
        }
    }
}
