package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Failures for tests: of the first attempt of a run that is a minute old and whose container {@code app} is essential.
 */
final class FailureContexts {

    static final LaunchRequest REQUEST = Requests.of(new Essentials.Named(List.of("app")));

    private FailureContexts() {}

    /** The end of an attempt that ran or did not. */
    static FailureContext over(Cause cause, boolean ran) {
        return of(
                cause,
                Optional.of(
                        ran
                                ? TaskSketch.exited("1", 6, 1).now()
                                : TaskSketch.task("1", 6, "STOPPED").now()));
    }

    static FailureContext of(Cause cause, Optional<EcsTask> task) {
        return new FailureContext(
                FailureFacts.of(Moment.OVER, 1, task, REQUEST),
                Classification.ofTask(cause, Symptom.UNKNOWN, "test", "the evidence"),
                REQUEST.essentials(),
                new FailureContext.Elapsed(Duration.ofMinutes(1), Optional.empty()));
    }
}
