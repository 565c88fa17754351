package dev.lifeline.functions.metrics;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Decision.Outcome;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts decisions on their way to the log. */
public record MeasuredDecisions(DecisionLog log, Measures measures) implements DecisionLog {

    @Override
    public void decided(RunId run, Decision decision) {
        Explanation why = decision.explanation();
        measures.count(Metric.DECISIONS);
        if (decision.outcome() == Outcome.STALE) {
            measures.count(Metric.STALE_EVENTS);
        }
        if (why.cause().filter(cause -> cause.cause() == Cause.UNKNOWN).isPresent()) {
            measures.count(Metric.UNKNOWN_CAUSES);
        }
        if (why.to() == TaskState.ORPHANED && why.from() != TaskState.ORPHANED) {
            measures.count(Metric.RUNS_ORPHANED);
        }
        if (decision.effects().stream().anyMatch(effect -> isRetry(effect, decision))) {
            measures.count(Metric.RETRIES);
        }
        if (decision.run().attempt().isHanging()
                && decision.effects().stream().anyMatch(Effect.StopTask.class::isInstance)) {
            measures.count(Metric.HANGING_TASKS);
        }
        measureSilence(decision.run().attempt(), why.at());
        log.decided(run, decision);
    }

    private void measureSilence(Attempt attempt, Instant now) {
        Contact contact = attempt.contact();
        if (attempt.isOpen() && contact.silence().isPresent()) {
            measures.atLeast(Metric.OLDEST_ANSWER_SECONDS, (double)
                    Duration.between(contact.heardAt(), now).toSeconds());
        }
    }

    @Override
    public void decidedWithoutShadow(Policy policy) {
        measures.count(Metric.SHADOWS_NOT_ASKED);
        log.decidedWithoutShadow(policy);
    }

    @Override
    public void launchRefused(RunId run, List<Problem> problems) {
        measures.count(Metric.LAUNCHES_REFUSED);
        log.launchRefused(run, problems);
    }

    /** The first RunTask of a later attempt: one that is given out again is owed since an earlier time. */
    private static boolean isRetry(Effect effect, Decision decision) {
        return effect instanceof Effect.RunTask launch
                && launch.attempt() > 1
                && decision.run().pending().stream()
                        .anyMatch(pending -> pending.effect().equals(launch)
                                && pending.since().equals(decision.explanation().at()));
    }
}
