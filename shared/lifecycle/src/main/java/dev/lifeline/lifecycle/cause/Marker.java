package dev.lifeline.lifecycle.cause;

import java.util.List;
import java.util.Optional;

/**
 * One row of the markers: phrases that say what was under way, what was wrong, or both.
 *
 * @param guess its condition counts only if no other is found
 * @param phrases each as its words; empty for a row that matches every text
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

    /** Whether the row matches every text. */
    boolean isFact() {
        return phrases.isEmpty();
    }
}
