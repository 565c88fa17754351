package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import java.util.List;
import java.util.Optional;

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
        List<Failure> exits = task.containers().stream()
                .filter(container -> isEssential(container, essentials))
                .flatMap(container -> container.exitCode().map(code -> new Failure(container.name(), code)).stream())
                .toList();
        return exits.isEmpty() || (essentials instanceof Essentials.Unknown && someNeverStarted(task))
                ? new NoCode()
                : failure(task, exits, essentials).<Exit>map(exit -> exit).orElseGet(Success::new);
    }

    /**
     * Before the task as a whole was RUNNING, the exit code of one container says nothing for one that never started.
     */
    private static boolean someNeverStarted(EcsTask task) {
        return task.times().started().isEmpty()
                && task.containers().stream()
                        .anyMatch(container ->
                                container.neverRan() && container.reason().isPresent());
    }

    static boolean isEssential(EcsContainer container, Essentials essentials) {
        return switch (essentials) {
            case Essentials.Named named -> named.containers().contains(container.name());
            case Essentials.Unknown unknown -> true;
        };
    }

    private static Optional<Failure> failure(EcsTask task, List<Failure> exits, Essentials essentials) {
        Optional<Failure> ownFailure = exits.stream()
                .filter(exit -> exit.code() != 0)
                .filter(exit -> essentials instanceof Essentials.Named || !stoppedByEcs(task, exit))
                .findFirst();
        boolean someSucceeded = exits.stream().anyMatch(exit -> exit.code() == 0);
        return ownFailure.isPresent() || someSucceeded ? ownFailure : Optional.of(exits.getFirst());
    }

    /** Killed or terminated, and not for the memory it used: that is the container's own doing. */
    private static boolean stoppedByEcs(EcsTask task, Failure exit) {
        return (exit.code() == 137 || exit.code() == 143)
                && task.containers().stream()
                        .filter(container -> container.name().equals(exit.container()))
                        .noneMatch(EcsContainer::ranOutOfMemory);
    }
}
