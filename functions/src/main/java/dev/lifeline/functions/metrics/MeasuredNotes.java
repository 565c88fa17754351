package dev.lifeline.functions.metrics;

import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.note.Received;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;

/** Counts the notes of the controller. */
public record MeasuredNotes(Measures measures) implements Notes {

    @Override
    public void add(Note note) {
        switch (note) {
            case Note.Decided decided -> count(decided);
            case Note.ShadowUnavailable silent -> measures.count(Metric.SHADOWS_NOT_ASKED);
            case Note.EffectHeld held -> measures.count(Metric.EFFECTS_HELD);
            case Note.RaceLost lost -> measures.count(Metric.CONTENTION);
            case Note.LaunchRefused refused -> measures.count(Metric.LAUNCHES_REFUSED);
            case Note.RunDeleted deleted -> {}
            case Note.EventHandled handled -> count(handled.received());
            case Note.PolicyUnreadable unreadable -> measures.count(Metric.UNREADABLE_POLICIES);
            case Note.TimerLost lost -> measures.count(Metric.TIMERS_NOT_SET);
        }
    }

    private void count(Note.Decided decided) {
        Decision decision = decided.decision();
        Explanation why = decision.explanation();
        measures.count(Metric.DECISIONS);
        if (decision.outcome() == Decision.DecisionOutcome.STALE) {
            measures.count(Metric.STALE_EVENTS);
        }
        if (why.cause().filter(cause -> cause.cause() == Cause.UNKNOWN).isPresent()) {
            measures.count(Metric.UNKNOWN_CAUSES);
        }
        if (why.to() == TaskState.ORPHANED && why.from() != TaskState.ORPHANED) {
            measures.count(Metric.RUNS_ORPHANED);
        }
        if (isRetry(decision)) {
            measures.count(Metric.RETRIES);
        }
        if (decision.run().attempt().isHanging()
                && decision.effects().stream().anyMatch(Effect.StopTask.class::isInstance)) {
            measures.count(Metric.HANGING_TASKS);
        }
        if (decision.run().phase() instanceof Phase.Ended end
                && decided.before().filter(Run::hasEnded).isEmpty()) {
            measures.count(metric(end.result()));
        }
        measureSilence(decision.run().attempt(), why.at());
    }

    private void measureSilence(Attempt attempt, Instant now) {
        Contact contact = attempt.contact();
        if (attempt.isOpen() && contact.silence().isPresent()) {
            measures.atLeast(Metric.OLDEST_ANSWER_SECONDS, (double)
                    Duration.between(contact.heardAt(), now).toSeconds());
        }
    }

    /** The first RunTask of a later attempt: after a back-off, or at once after a verdict. */
    private static boolean isRetry(Decision decision) {
        Explanation why = decision.explanation();
        return (why.from() == TaskState.NEW || why.rule().isPresent())
                && decision.effects().stream()
                        .anyMatch(effect -> effect instanceof Effect.RunTask launch && launch.attempt() > 1);
    }

    private static Metric metric(Phase.Result result) {
        return switch (result) {
            case SUCCEEDED -> Metric.RUNS_SUCCEEDED;
            case FAILED -> Metric.RUNS_FAILED;
            case STOPPED -> Metric.RUNS_STOPPED;
        };
    }

    private void count(Received received) {
        switch (received) {
            case Received.NotOurs other -> measures.count(Metric.EVENTS_OF_NO_RUN);
            case Received.OfMissingRun missing -> measures.count(Metric.EVENTS_OF_MISSING_RUNS);
            case Received.LaunchNoted recorded ->
                recorded.notes().forEach(note -> measures.count(Metric.LAUNCHES_NOT_KEPT));
            case Received.Stranger stranger -> measures.count(Metric.STRANGERS);
            case Received.Impaired impaired -> measures.count(Metric.IMPAIRED_INSTANCES);
            case Received.Delivered delivered -> {}
            case Received.Quarantined quarantined -> measures.count(Metric.QUARANTINED_MESSAGES);
        }
    }
}
