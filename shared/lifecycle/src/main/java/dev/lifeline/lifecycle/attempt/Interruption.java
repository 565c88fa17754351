package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.StopCode;

/** Whether a task was ended from outside, so that an exit code of 0 does not mean that its work is done. */
final class Interruption {

    private Interruption() {}

    static boolean of(EcsTask task) {
        return task.stop()
                .flatMap(EcsTask.StopDetails::code)
                .map(Interruption::interrupts)
                .orElse(false);
    }

    private static boolean interrupts(StopCode code) {
        return switch (code) {
            case StopCode.KnownStopCode known -> known != StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED;
            // Rather believe the exit code than run a program again that has succeeded.
            case StopCode.UnknownStopCode unknown -> false;
        };
    }
}
