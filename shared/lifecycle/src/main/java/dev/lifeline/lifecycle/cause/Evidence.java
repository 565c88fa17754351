package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.Reason;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that may say why a task ended.
 *
 * @param essential whether the task ends with the container that the text is about
 */
record Evidence(Place place, Reason reason, boolean essential, Optional<String> container, Optional<Integer> exitCode) {

    /** The place of a text. */
    enum Place {
        /** The task's stopped reason. */
        TASK,
        /** The status reason of an attachment, such as an EBS volume. */
        ATTACHMENT,
        /** The reason of a container. */
        CONTAINER,
        /** The error of a RunTask call. */
        CALL,
        /** One of the failures in RunTask's answer. */
        FAILURE;

        /** @throws IllegalArgumentException for a word that is not a place */
        static Place parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Evidence of(Place place, Reason reason) {
        return new Evidence(place, reason, true, Optional.empty(), Optional.empty());
    }

    static Evidence of(EcsContainer container, Reason reason, boolean essential) {
        return new Evidence(Place.CONTAINER, reason, essential, Optional.of(container.name()), container.exitCode());
    }
}
