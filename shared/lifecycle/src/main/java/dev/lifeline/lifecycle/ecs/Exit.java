package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;

/**
 * How the program of a stopped task ended, read off the exit codes of its essential containers.
 *
 * <p>When one essential container exits, ECS stops the others with SIGTERM, then SIGKILL; those report 143 or 137 and
 * say nothing about the program. So where nobody told which containers are essential, these two codes speak only when
 * no container has another.
 */
public sealed interface Exit {

    /** Every essential container that ended did so with 0. */
    record Success() implements Exit {}

    /** The named container ended with a code that is not 0. */
    record Failure(String container, int code) implements Exit {}

    /** No essential container has an exit code: none ever ran, or ECS lost the code. */
    record NoCode() implements Exit {}

    static Exit of(EcsTask task, Essentials essentials) {
        if (essentials instanceof Essentials.Unknown && someNeverStarted(task)) {
            return new NoCode();
        }
        Exit exit = new NoCode();
        for (EcsContainer container : task.containers()) {
            if (container.exitCode().isEmpty() || !isEssential(container, essentials)) {
                continue;
            }
            int code = container.exitCode().get();
            if (code == 0) {
                exit = new Success();
            } else if (essentials instanceof Essentials.Named || !stoppedByEcs(container, code)) {
                return new Failure(container.name(), code);
            } else if (exit instanceof NoCode) {
                exit = new Failure(container.name(), code);
            }
        }
        return exit;
    }

    /**
     * Before the task as a whole was RUNNING, the exit code of one container says nothing for one that never started.
     */
    private static boolean someNeverStarted(EcsTask task) {
        if (task.times().started().isPresent()) {
            return false;
        }
        for (EcsContainer container : task.containers()) {
            if (container.neverRan() && container.reason().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A container's exit code, as evidence. */
    static String inWords(String container, int code) {
        return "container " + container + " exited with " + code;
    }

    static boolean isEssential(EcsContainer container, Essentials essentials) {
        return switch (essentials) {
            case Essentials.Named named -> named.containers().contains(container.name());
            case Essentials.Unknown unknown -> true;
        };
    }

    /** Killed or terminated, and not for the memory it used: that is the container's own doing. */
    private static boolean stoppedByEcs(EcsContainer container, int code) {
        return (code == 137 || code == 143) && !container.ranOutOfMemory();
    }
}
