package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of an earlier attempt.
 *
 * @param why why it ended
 * @param version the last applied version of its task: anything later is news of a task that should be over
 * @param stoppedAgain whether StopTask was called after the end, because the task was seen alive: once, never twice
 * @param times of its task, as far as ECS reported them before the next attempt
 * @param images the digests of the images that its containers ran, by container, as far as ECS reported them
 */
public record PastAttempt(
        int number,
        TaskState state,
        Classification why,
        Optional<TaskRef> task,
        long version,
        boolean stoppedAgain,
        Instant created,
        Instant ended,
        EcsTask.Times times,
        Map<String, String> images) {

    public PastAttempt {
        images = Map.copyOf(images);
    }

    public static PastAttempt of(Attempt attempt, Classification why) {
        return new PastAttempt(
                attempt.number(),
                attempt.status().state(),
                why,
                attempt.task(),
                attempt.version(),
                attempt.stop() instanceof Stop.Repeated,
                attempt.created(),
                attempt.status().timestamp(),
                attempt.seen().map(EcsTask::times).orElse(EcsTask.Times.UNREPORTED),
                attempt.seen().map(EcsTask::imageDigests).orElse(Map.of()));
    }

    public Cause cause() {
        return why.cause();
    }

    /** The same after another StopTask. */
    public PastAttempt stoppedAgain(TaskRef alive, long seenVersion) {
        return new PastAttempt(
                number, state, why, Optional.of(alive), seenVersion, true, created, ended, times, images);
    }
}
