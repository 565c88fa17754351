package dev.lifeline.lifecycle.cause;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The meaning of one text, and the markers that give it. */
record MarkersFound(Optional<Marker> phase, Optional<Marker> condition) {
    static final MarkersFound NOTHING = new MarkersFound(Optional.empty(), Optional.empty());

    Symptom symptom() {
        return new Symptom(
                phase.flatMap(Marker::phase).orElse(FailurePhase.UNKNOWN),
                condition.flatMap(Marker::condition).orElse(FailureCondition.UNKNOWN));
    }

    /** The ids of the markers; once if one marker gives both. */
    String decidedBy() {
        List<String> ids = phase.equals(condition)
                ? phase.map(Marker::id).stream().toList()
                : Stream.concat(phase.stream(), condition.stream())
                        .map(Marker::id)
                        .toList();
        return ids.isEmpty() ? "unknown" : String.join("+", ids);
    }
}
