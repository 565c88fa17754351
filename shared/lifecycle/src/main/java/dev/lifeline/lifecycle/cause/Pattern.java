package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.text.Glob;
import java.util.Optional;

/**
 * One entry of the catalogue: which texts, in which circumstances, mean which cause.
 *
 * @param text over the whole of a text
 */
record Pattern(String id, Cause cause, When when, Glob text) {

    /** The first evidence that the entry matches. */
    Optional<Classification> classify(Ending ending) {
        if (when.holdsFor(ending)) {
            for (Evidence evidence : ending.evidence()) {
                if (when.admits(evidence) && text.matches(evidence.normal())) {
                    return Optional.of(new Classification(cause, id, evidence.text()));
                }
            }
        }
        return Optional.empty();
    }
}
