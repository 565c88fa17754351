package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.EcsController;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a run may be removed: only one that has ended and for which nothing remains to be done. What is removed is
 * forgotten, so nothing of it may lead to a call to ECS afterwards.
 */
public final class RunRemoval {
    /**
     * A run without a name of its own has that of the event or invocation that began it, which may arrive again and
     * would begin it again. Events of a task that ended an hour ago are too late for that; the rest is for clocks.
     */
    private static final Duration REPEATED_BEGINNING = Duration.ofMinutes(65);

    private RunRemoval() {}

    /** Done if it may be removed now; otherwise what is waited for. */
    public static Outcome of(Run run, Instant now) {
        if (!(run.phase() instanceof Phase.Ended ended)) {
            RunReport report = RunReport.of(run);
            return new Outcome.Temporary("it is " + report.stage()
                    + report.next().map(next -> ", " + next).orElse("")
                    + "; stop it first, or wait for its end");
        }
        Outcome attempt = new EcsController(run.request(), run.attempt()).remove();
        if (!(attempt instanceof Outcome.Done)) {
            return attempt;
        }
        return run.next()
                .<Outcome>map(next -> new Outcome.Temporary("it has ended and still waits for " + next))
                .orElseGet(() -> notBegunAgain(run, ended, now));
    }

    private static Outcome notBegunAgain(Run run, Phase.Ended ended, Instant now) {
        Instant heard = run.attempt().contact().heardAt();
        Instant from = (heard.isAfter(ended.at()) ? heard : ended.at()).plus(REPEATED_BEGINNING);
        boolean namesItself = !run.identity().origin().equals(run.id().value());
        return namesItself || !now.isBefore(from)
                ? new Outcome.Done()
                : new Outcome.Temporary("it is named after what began it, which may arrive again until " + from);
    }
}
