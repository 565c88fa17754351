package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Trouble.Moment;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The watchdogs: a limit for the state that a task is in, and one for the run as a whole. */
final class Watching {

    private Watching() {}

    static Draft watch(Draft draft, Circumstances circumstances) {
        Draft next = runIsLate(draft, circumstances) ? endRun(draft, circumstances) : draft;
        Attempt attempt = next.attempt();
        if (!attempt.isOpen() || !attempt.watch().isOver(circumstances.now())) {
            return next;
        }
        return attempt.isHanging()
                ? HangingTask.overdue(next, circumstances)
                : stateIsLate(next, attempt.watch(), circumstances);
    }

    /** The run's time is over: for every attempt that may still come, too. */
    static boolean runIsLate(Draft draft, Circumstances circumstances) {
        return draft.run()
                .endBy()
                .filter(end -> !circumstances.now().isBefore(end))
                .isPresent();
    }

    static Classification lateRun(Run run) {
        Instant end = run.endBy().orElse(run.created());
        return Classification.ofTask(
                Cause.TIMEOUT,
                new Symptom(FailurePhase.RUN, FailureCondition.TIMED_OUT),
                "timeouts.run",
                "the run took longer than " + Wording.of(Duration.between(run.created(), end)));
    }

    private static Draft endRun(Draft draft, Circumstances circumstances) {
        Classification why = lateRun(draft.run());
        return switch (draft.run().phase()) {
            case Phase.Attempting attempting ->
                draft.attempt().stop() instanceof Stop.Wanted
                        ? draft
                        : stop(saidOnce(draft, circumstances), why, circumstances);
            case Phase.BackingOff backingOff -> endedBetween(draft, why, circumstances.now());
            case Phase.AwaitingRecord awaiting -> endedBetween(draft, why, circumstances.now());
            case Phase.Ended ended -> draft;
        };
    }

    private static Draft endedBetween(Draft draft, Classification why, Instant now) {
        return draft.caused(why)
                .with(draft.run()
                        .withPhase(new Phase.Ended(now, Phase.Result.FAILED, Optional.of(why), why.evidence())))
                .because(why.evidence());
    }

    /** In the shadow mode nothing ends the run's being late: it is told once and then forgotten. */
    private static Draft saidOnce(Draft draft, Circumstances circumstances) {
        return circumstances.policy().mode() == Mode.ENFORCE
                ? draft
                : draft.with(draft.run().withoutEnd());
    }

    private static Draft stateIsLate(Draft draft, Watch watch, Circumstances circumstances) {
        if (watch.state() == EcsStatus.Known.STOPPING) {
            return stopIsLate(draft, watch, circumstances);
        }
        Classification why = late(watch);
        Judging.Judged judged =
                Judging.judge(draft, Judging.trouble(draft, Moment.ALIVE, why, circumstances), circumstances);
        Draft excused = judged.draft().with(draft.attempt().withWatch(watch.excused()));
        return judged.rule().then() instanceof Verdict.Ignore
                ? excused.because(
                        why.evidence() + ", which rule " + judged.rule().name() + " ignores")
                : stop(excused, why, circumstances);
    }

    /** ECS does not get the task stopped: StopTask again, a bounded number of times, each with the whole limit. */
    private static Draft stopIsLate(Draft draft, Watch watch, Circumstances circumstances) {
        Instant next = circumstances
                .limit(watch.state())
                .map(circumstances.now()::plus)
                .orElseThrow();
        Draft watched = draft.with(draft.attempt().withWatch(watch.again(next)));
        // What is watched exists.
        TaskRef task = draft.attempt().task().orElseThrow();
        boolean owed = draft.pending(effect -> Observing.isStopOf(effect, task)).isPresent();
        // A StopTask without an answer is repeated by its own lease.
        return owed
                ? watched.because(late(watch).evidence() + ", and StopTask is under way")
                : Supervisor.settle(stopAgain(watched, late(watch), circumstances), circumstances);
    }

    private static Draft stopAgain(Draft draft, Classification late, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        if (attempt.stop() instanceof Stop.Wanted wanted) {
            return Stopping.overdue(draft.because(late.evidence()), wanted, circumstances);
        }
        // Nothing of Lifeline's own counts its tries here: the limits that have passed do.
        if (attempt.watch().passed() > circumstances.limits().stops()) {
            return Orphaning.orphan(draft, late.evidence(), circumstances);
        }
        // What ECS stops by itself was seen.
        EcsTask seen = attempt.seen().orElseThrow();
        Essentials essentials = draft.run().request().essentials();
        if (Exit.of(seen, essentials) instanceof Exit.Success) {
            return draft.because(late.evidence() + ", but its program exited with 0: left to end by itself");
        }
        if (circumstances.policy().mode() != Mode.ENFORCE) {
            return draft.because("shadow: would be stopped: " + late.evidence());
        }
        // What ECS stops it for stays the attempt's cause: a slow stop does not make a lost host the program's fault.
        Classification known = circumstances.catalog().classify(seen, essentials);
        Stop.Wanted wanted = new Stop.Wanted(known.cause() == Cause.UNKNOWN ? late : known, 0);
        return Stopping.overdue(
                draft.with(attempt.stopping(wanted.why())).because(late.evidence()), wanted, circumstances);
    }

    private static Classification late(Watch watch) {
        String state = watch.state().toString();
        Duration limit = Duration.between(watch.since(), watch.until().orElse(watch.since()));
        return Classification.ofTask(
                Cause.TIMEOUT,
                new Symptom(phase(watch.state()), FailureCondition.TIMED_OUT),
                "timeouts." + state.toLowerCase(Locale.ROOT),
                "the task was " + state + " for longer than " + Wording.of(limit));
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

    private static Draft stop(Draft draft, Classification why, Circumstances circumstances) {
        if (circumstances.policy().mode() != Mode.ENFORCE) {
            return draft.because("shadow: would be stopped: " + why.evidence());
        }
        return Supervisor.settle(
                draft.with(draft.attempt().stopping(why)).because(why.evidence() + ": stopped"), circumstances);
    }
}
