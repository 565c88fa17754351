package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The cause of a passed time limit. */
final class TimeoutCause {

    private TimeoutCause() {}

    static Classification ofRun(Run run) {
        Instant end = run.endBy().orElse(run.created());
        return Classification.ofTask(
                Cause.TIMEOUT,
                new Symptom(FailurePhase.RUN, FailureCondition.TIMED_OUT),
                "timeouts.run",
                "the run took longer than " + JournalText.of(Duration.between(run.created(), end)));
    }

    static Classification ofState(Watch watch) {
        String state = watch.state().toString();
        Duration limit = Duration.between(watch.since(), watch.until().orElse(watch.since()));
        return Classification.ofTask(
                Cause.TIMEOUT,
                new Symptom(phase(watch.state()), FailureCondition.TIMED_OUT),
                "timeouts." + state.toLowerCase(Locale.ROOT),
                "the task was " + state + " for longer than " + JournalText.of(limit));
    }

    private static FailurePhase phase(EcsStatus state) {
        return switch (state) {
            case EcsStatus.Known known ->
                switch (known) {
                    case PROVISIONING -> FailurePhase.SETUP;
                    case PENDING -> FailurePhase.PULL;
                    case ACTIVATING -> FailurePhase.START;
                    case RUNNING -> FailurePhase.RUN;
                    case DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED -> FailurePhase.STOP;
                };
            case EcsStatus.Unknown unknown -> FailurePhase.UNKNOWN;
        };
    }
}
