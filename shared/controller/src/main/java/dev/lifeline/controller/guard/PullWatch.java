package dev.lifeline.controller.guard;

import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.ContainerStatus;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import java.util.Optional;

/** Reports each saved decision about a failed or successful pull to the breakers. */
public record PullWatch(Guard guard) implements Notes {

    @Override
    public void add(Note note) {
        if (note instanceof Note.Decided decided) {
            try {
                report(decided.decision());
            } catch (StoreUnavailable unavailable) {
                // The decision is saved and must be carried out. A failure that no breaker counts costs one more
                // launch.
            }
        }
    }

    private void report(Decision decision) {
        Explanation why = decision.explanation();
        String definition = decision.run().request().taskDefinition();
        if (hasEnded(why)) {
            why.cause()
                    .flatMap(cause -> reach(cause.cause()))
                    .ifPresent(reach -> guard.failed(
                            decision.run().identity().task(why.attempt()).startedBy(),
                            definition,
                            failed(decision),
                            reach));
        } else if (hasPulled(why)) {
            guard.succeeded(definition);
        }
    }

    private static boolean hasEnded(Explanation why) {
        return why.to().terminal() && why.to() != why.from();
    }

    private static boolean hasPulled(Explanation why) {
        return why.from().isBefore(TaskState.STARTING)
                && !why.to().isBefore(TaskState.STARTING)
                && !why.to().isBefore(why.from());
    }

    /** The scope of a failure of this cause; empty if it was not a pull. */
    private static Optional<BreakerName.Scope> reach(Cause cause) {
        return switch (cause) {
            case PULL_NOT_FOUND, PULL_DENIED -> Optional.of(BreakerName.Scope.IMAGE);
            case PULL_TRANSIENT, PULL_RATE_LIMITED -> Optional.of(BreakerName.Scope.REGISTRY);
            case INIT_TRANSIENT,
                    INIT_PERMANENT,
                    START_TRANSIENT,
                    START_PERMANENT,
                    CAPACITY,
                    THROTTLED,
                    SPOT_INTERRUPTION,
                    HOST,
                    OUT_OF_MEMORY,
                    EXIT_CODE,
                    HEALTH,
                    TIMEOUT,
                    USER_STOP,
                    SCHEDULER_STOP,
                    LAUNCH_REJECTED,
                    UNKNOWN -> Optional.empty();
        };
    }

    private static List<String> failed(Decision decision) {
        return decision.run().attempt().seen().map(EcsTask::containers).orElse(List.of()).stream()
                .filter(PullWatch::couldNotBePulled)
                .map(EcsContainer::name)
                .toList();
    }

    private static boolean couldNotBePulled(EcsContainer container) {
        return container
                .reason()
                .flatMap(Reason::error)
                .flatMap(error -> error.attempted(ContainerStatus.NONE))
                .filter(attempted -> !attempted.isBeyond(ContainerStatus.PULLED))
                .isPresent();
    }
}
