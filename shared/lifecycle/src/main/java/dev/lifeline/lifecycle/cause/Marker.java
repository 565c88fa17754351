package dev.lifeline.lifecycle.cause;

import java.util.List;
import java.util.Optional;

/**
 * One row of the markers: phrases that say what was under way, what was wrong, or both.
 *
 * @param guess its condition counts only where no other is found
 * @param phrases each as its words; none for a row that holds whatever the text says
 */
record Marker(
        String id,
        Optional<FailurePhase> phase,
        Optional<FailureCondition> condition,
        boolean guess,
        When when,
        List<List<String>> phrases) {

    Marker {
        phrases = List.copyOf(phrases);
    }

    /** The row holds whatever the text says. */
    boolean isFact() {
        return phrases.isEmpty();
    }
}
