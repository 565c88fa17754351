package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.text.Glob;
import dev.lifeline.lifecycle.text.Normal;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the catalogue: which texts, under which stop codes, mean which cause.
 *
 * @param stopCodes the codes under which the entry holds, in ECS's words; empty for any, even none
 * @param text over the whole text
 */
record Pattern(String id, Cause cause, List<String> stopCodes, Place place, Glob text) {

    /** Where a text stands. */
    enum Place {
        TASK,
        CONTAINER,
        ANY
    }

    Pattern {
        stopCodes = List.copyOf(stopCodes);
    }

    boolean matches(Optional<StopCode> code, Evidence evidence) {
        return (place == Place.ANY || place == evidence.place())
                && (stopCodes.isEmpty()
                        || code.filter(known -> stopCodes.contains(known.text()))
                                .isPresent())
                && text.matches(evidence.normal());
    }

    /** A text, as it was and in the form in which it is compared, and where it stands. */
    record Evidence(Place place, String text, Normal normal) {
        Evidence(Place place, String text) {
            this(place, text, new Normal(text));
        }
    }
}
