package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.policy.FailureContext;
import dev.lifeline.lifecycle.policy.FailureFacts;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.whatif.history.AttemptFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The limits of a policy that would have stopped a task while it ran: of RUNNING, and of the whole run. */
record TimeLimits(Policy policy) {
    /** A run begins some seconds before its first task, and a stop takes a while. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** Whether the limit of another policy stopped the attempt, so that nobody saw how it would have gone on. */
    boolean lack(AttemptFact fact, Run run) {
        if (!fact.isStoppedByLimit()) {
            return false;
        }
        AttemptFact longer = fact.longerBy(TOLERANCE);
        return applied(longer, run).equals(longer) && !stopsStart(longer);
    }

    /** Whether it was stopped in a state before RUNNING that has a limit here, too. */
    private boolean stopsStart(AttemptFact fact) {
        return fact.why().stream()
                .anyMatch(why -> policy.timeouts().states().entrySet().stream()
                        .anyMatch(limit -> why.decidedBy()
                                        .equals("timeouts."
                                                + limit.getKey().name().toLowerCase(Locale.ROOT))
                                && limit.getKey() != EcsStatus.Known.RUNNING
                                && !fact.created().plus(limit.getValue()).isAfter(fact.ended())));
    }

    /** The attempt, cut at the first limit that passes before it ends. */
    AttemptFact applied(AttemptFact fact, Run run) {
        Optional<Instant> running = policy.timeouts()
                .of(EcsStatus.Known.RUNNING)
                .flatMap(limit ->
                        fact.started().map(started -> begun(fact, started).plus(limit)));
        AttemptFact limited = running.filter(fact.ended()::isAfter)
                .map(limit -> late(fact, run, limit))
                .orElse(fact);
        return run.endBy()
                .filter(limited.ended()::isAfter)
                .map(end -> limited.cut(end.isAfter(fact.created()) ? end : fact.created(), why("run", "the run")))
                .orElse(limited);
    }

    /** A drawn attempt has another time than its snapshot. */
    private static Instant begun(AttemptFact fact, Instant started) {
        return fact.attempt()
                .seen()
                .flatMap(task -> task.times().created())
                .map(made -> fact.created().plus(Duration.between(made, started)))
                .orElse(started);
    }

    private AttemptFact late(AttemptFact fact, Run run, Instant limit) {
        Classification late = why("running", "the task");
        FailureContext context = new FailureContext(
                FailureFacts.of(
                        Moment.ALIVE, fact.attempt().number(), fact.attempt().seen(), run.request()),
                late,
                run.request().essentials(),
                new FailureContext.Elapsed(
                        Duration.between(run.created(), limit),
                        policy.timeouts().of(EcsStatus.Known.RUNNING)));
        return policy.ruleFor(context).then() instanceof Verdict.Ignore ? fact : fact.cut(limit, late);
    }

    private static Classification why(String limit, String what) {
        return Classification.ofTask(
                Cause.TIMEOUT,
                new Symptom(FailurePhase.RUN, FailureCondition.TIMED_OUT),
                "timeouts." + limit,
                what + " took longer than its limit");
    }
}
