package dev.lifeline.lifecycle.cause;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.text.Normal;
import java.util.Optional;

/**
 * A text that may tell why a task ended, as it was and in the form in which it is compared.
 *
 * @param essential whether the task ends with what the text is about
 */
record Evidence(
        Place place,
        String text,
        Normal normal,
        boolean essential,
        Optional<String> container,
        Optional<Integer> exitCode) {

    /** Where a text stands. */
    enum Place {
        /** In the task's stopped reason. */
        TASK,
        /** In the reason of a container. */
        CONTAINER,
        /** Nowhere: an exit code, put in words. */
        EXIT
    }

    static Evidence ofTask(Reason reason) {
        return new Evidence(Place.TASK, reason.text(), reason.normal(), true, Optional.empty(), Optional.empty());
    }

    static Evidence ofContainer(EcsContainer container, Reason reason, boolean essential) {
        return new Evidence(
                Place.CONTAINER,
                reason.text(),
                reason.normal(),
                essential,
                Optional.of(container.name()),
                container.exitCode());
    }

    static Evidence ofExit(Exit.Failure exit) {
        String text = Exit.inWords(exit.container(), exit.code());
        return new Evidence(
                Place.EXIT, text, new Normal(text), true, Optional.of(exit.container()), Optional.of(exit.code()));
    }
}
