package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Instant;

/** A task that stays in a state longer than its limit. */
final class OverdueTask {

    private OverdueTask() {}

    static Draft late(Draft draft, Circumstances circumstances) {
        Watch watch = draft.attempt().watch();
        if (watch.state() == EcsStatus.Known.STOPPING) {
            return stopIsLate(draft, watch, circumstances);
        }
        Classification why = TimeoutCause.ofState(watch);
        Judgement judged = Judgement.of(draft, Moment.ALIVE, why, circumstances);
        Draft excused = judged.draft().with(draft.attempt().withWatch(watch.excused()));
        return judged.rule().then() instanceof Verdict.Ignore
                ? excused.because(
                        why.evidence() + ", which rule " + judged.rule().name() + " ignores")
                : excused.stopping(why, circumstances);
    }

    /** ECS does not stop the task: StopTask again, up to a bound, each with the whole limit. */
    private static Draft stopIsLate(Draft draft, Watch watch, Circumstances circumstances) {
        Instant next = circumstances
                .limit(watch.state())
                .map(circumstances.now()::plus)
                .orElseThrow();
        Draft watched = draft.with(draft.attempt().withWatch(watch.again(next)));
        // What is watched exists.
        TaskRef task = draft.attempt().task().orElseThrow();
        boolean owed = draft.pending(effect -> effect.stops(task)).isPresent();
        // A StopTask without an answer is repeated by its own lease.
        return owed
                ? watched.because(TimeoutCause.ofState(watch).evidence() + ", and StopTask is under way")
                : stopAgain(watched, TimeoutCause.ofState(watch), circumstances);
    }

    private static Draft stopAgain(Draft draft, Classification late, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        if (attempt.stop() instanceof Stop.Wanted wanted) {
            return RepeatedStop.overdue(draft.because(late.evidence()), wanted, circumstances);
        }
        // The passed limits count the tries here.
        if (attempt.watch().passed() > circumstances.limits().stops()) {
            return OrphanedAttempt.orphan(draft, late.evidence(), circumstances);
        }
        // A task that ECS stops by itself was seen.
        EcsTask seen = attempt.seen().orElseThrow();
        Essentials essentials = draft.run().request().essentials();
        if (Exit.of(seen, essentials) instanceof Exit.Success) {
            return draft.because(late.evidence() + ", but its program exited with 0: left to end by itself");
        }
        if (circumstances.policy().mode() != Mode.ENFORCE) {
            return draft.because("shadow: would be stopped: " + late.evidence());
        }
        // ECS's reason remains the attempt's cause: a slow stop does not turn a lost host into the program's failure.
        Classification known = circumstances.catalog().classify(seen, essentials);
        Stop.Wanted wanted = new Stop.Wanted(known.cause() == Cause.UNKNOWN ? late : known, 0);
        return RepeatedStop.overdue(
                draft.with(attempt.stopping(wanted.why())).because(late.evidence()), wanted, circumstances);
    }
}
