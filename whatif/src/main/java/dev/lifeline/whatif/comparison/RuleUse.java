package dev.lifeline.whatif.comparison;

import java.util.Optional;

/**
 * How many ends of attempts a rule decides, of those that were seen.
 *
 * @param own whether a document has it, and not the built-in policy
 * @param before under the old policy; empty if that has no such rule
 * @param after under the new policy; empty if that has no such rule
 */
public record RuleUse(String rule, boolean own, Optional<Long> before, Optional<Long> after) {
    /** Whether the new policy's document has it and it decides about nothing. */
    public boolean isIdle() {
        return own && after.filter(count -> count == 0).isPresent();
    }

    /** Whether it says anything about the policies. */
    public boolean isTelling() {
        return own || before.orElse(0L) + after.orElse(0L) > 0;
    }
}
