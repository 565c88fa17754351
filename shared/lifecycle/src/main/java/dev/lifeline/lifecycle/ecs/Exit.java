package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;

/**
 * How the program of a stopped task ended, from the exit codes of its essential containers.
 *
 * <p>When one essential container exits, ECS stops the others with SIGTERM, then SIGKILL. They report 143 or 137, which
 * says nothing about the program. So if the essential containers are unknown, these two codes count only if no
 * container has another.
 */
public sealed interface Exit {

    /** Every essential container that ended exited with 0. */
    record Success() implements Exit {}

    /** The named container exited with a code other than 0. */
    record BadExit(String container, int code) implements Exit {}

    /** No essential container has an exit code: none ever ran, or ECS lost the code. */
    record NoCode() implements Exit {}

    static Exit of(EcsTask task, Essentials told) {
        Essentials essentials = deciding(task, told);
        if (essentials instanceof Essentials.EssentialsUnknown && someNeverStarted(task)) {
            return new NoCode();
        }
        Exit exit = new NoCode();
        for (EcsContainer container : task.containers()) {
            if (container.ownExitCode().isEmpty() || !isEssential(container, essentials)) {
                continue;
            }
            int code = container.ownExitCode().get();
            if (code == 0) {
                exit = new Success();
            } else if (essentials instanceof Essentials.Named || !stoppedByEcs(container, code)) {
                return new BadExit(container.name(), code);
            } else if (exit instanceof NoCode) {
                exit = new BadExit(container.name(), code);
            }
        }
        return exit;
    }

    /**
     * Whether it is final how the program ended, though the task may hang for an hour: ECS is stopping the task, has
     * reported why, and every essential container has its exit code. The stop code is the first one that ECS recorded,
     * and no later stop changes it; without one a user, a host or a Spot interruption may have ended the task. A
     * container that stopped without an exit code may still get one until the task is STOPPED.
     */
    static boolean isFinal(EcsTask task, Essentials essentials) {
        if (task.isStopped()) {
            return true;
        }
        boolean saidWhy = task.isStopping()
                && task.stop().flatMap(EcsTask.StopDetails::code).isPresent();
        return saidWhy && allExited(task, essentials);
    }

    private static boolean allExited(EcsTask task, Essentials essentials) {
        int exited = 0;
        for (EcsContainer container : task.containers()) {
            if (isEssential(container, essentials)) {
                if (container.ownExitCode().isEmpty()) {
                    return false;
                }
                exited++;
            }
        }
        return switch (essentials) {
            case Essentials.Named named ->
                exited > 0 && exited == named.containers().size();
            case Essentials.EssentialsUnknown unknown -> exited > 0;
        };
    }

    /**
     * Whether the program may have had an effect: the task was RUNNING, or an essential container runs or exited before
     * the others had started. A sidecar says nothing about a program that never started.
     *
     * <p>If the essential containers are unknown, each may be one, except in a task that failed to start because of
     * another container: that one is essential, and never ran.
     */
    static boolean hadEffect(EcsTask task, Essentials told) {
        if (task.reachedRunning()) {
            return true;
        }
        Essentials essentials = deciding(task, told);
        boolean someRan = false;
        boolean someFailedToStart = false;
        for (EcsContainer container : task.containers()) {
            someRan |= container.ran() && isEssential(container, essentials);
            someFailedToStart |= task.failedToStart() && container.neverRan() && !container.dependencyFailed();
        }
        return someRan && (essentials instanceof Essentials.Named || !someFailedToStart);
    }

    /** If an essential container was never started because another one failed, any other may have decided. */
    private static Essentials deciding(EcsTask task, Essentials told) {
        for (EcsContainer container : task.containers()) {
            if (container.dependencyFailed() && isEssential(container, told)) {
                return new Essentials.EssentialsUnknown();
            }
        }
        return told;
    }

    /** Before the whole task was RUNNING, the exit code of one container says nothing about one that never started. */
    private static boolean someNeverStarted(EcsTask task) {
        if (task.times().started().isPresent()) {
            return false;
        }
        for (EcsContainer container : task.containers()) {
            boolean saysWhy = container.reason().isPresent() || task.failedToStart();
            if (container.neverRan() && !container.dependencyFailed() && saysWhy) {
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
            case Essentials.EssentialsUnknown unknown -> true;
        };
    }

    /** Killed or terminated from outside. Out of memory is the container's own failure. */
    private static boolean stoppedByEcs(EcsContainer container, int code) {
        return (code == 137 || code == 143) && !container.ranOutOfMemory();
    }
}
