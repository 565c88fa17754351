package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.Suspension;
import java.time.Instant;
import java.util.Optional;

/** Applies what a user requests of a run. A request that changes nothing says why. */
final class UserRequests {

    private UserRequests() {}

    static Draft stop(Draft draft, StopRequested requested, Circumstances circumstances) {
        Classification why = userStop("requested", requested.reason());
        String request = "a user stops the run: " + requested.reason();
        return switch (draft.run().phase()) {
            case Phase.Attempting attempting -> {
                Attempt next = draft.attempt().stopping(why, requested.manner());
                yield next.equals(draft.attempt())
                        ? draft.ignored("a user is stopping the run already")
                        : draft.with(next).because(request);
            }
            case Phase.BackingOff backingOff -> stoppedBetween(draft, why, requested.manner(), circumstances);
            case Phase.AwaitingRecord awaiting -> stoppedBetween(draft, why, requested.manner(), circumstances);
            case Phase.Ended ended -> draft.ignored("the run has ended");
        };
    }

    private static Classification userStop(String decidedBy, String reason) {
        return Classification.ofTask(
                Cause.USER_STOP, new Symptom(FailurePhase.STOP, FailureCondition.REQUESTED), decidedBy, reason);
    }

    private static Draft stoppedBetween(
            Draft draft, Classification why, StopManner manner, Circumstances circumstances) {
        Draft ended = ended(draft, why, "stopped between two attempts", circumstances.now())
                .because("a user stops the run between two attempts: " + why.evidence());
        return manner == StopManner.AT_ONCE && draft.attempt().isHanging()
                ? HangingTask.stop(ended, why.evidence(), circumstances)
                : ended;
    }

    private static Draft ended(Draft draft, Classification why, String reason, Instant now) {
        return draft.with(draft.run().withPhase(new Phase.Ended(now, Phase.Result.STOPPED, Optional.of(why), reason)));
    }

    static Draft suspend(Draft draft, SuspendRequested requested, Circumstances circumstances) {
        Run run = draft.run();
        if (run.hasEnded()) {
            return draft.ignored("the run has ended");
        }
        if (run.suspension().isPresent()) {
            return draft.ignored("the run is suspended already, since "
                    + run.suspension().get().since());
        }
        if (draft.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser()) {
            return draft.ignored("a user is stopping the run");
        }
        Instant now = circumstances.now();
        Suspension order = new Suspension(now, now.plus(circumstances.limits().suspension()), requested.reason());
        return draft.with(run.withOrders(run.orders().suspended(order)))
                .because("a user suspends the run: " + requested.reason());
    }

    /** What is due happens in the same decision. */
    static Draft resume(Draft draft) {
        Run run = draft.run();
        if (run.hasEnded()) {
            return draft.ignored("the run has ended");
        }
        return run.suspension().isPresent()
                ? draft.with(run.withOrders(run.orders().resumed())).because("a user resumes the run")
                : draft.ignored("the run is not suspended");
    }

    /** A run that only its suspension holds ends with it. A task that runs is left to end. */
    static Optional<Draft> lapsed(Draft draft, Instant now) {
        return draft.run()
                .suspension()
                .filter(order -> order.isOver(now))
                .flatMap(order -> lapsed(
                        draft,
                        userStop("suspension", "suspended for " + JournalText.of(order.longest()) + " and not resumed"),
                        now));
    }

    private static Optional<Draft> lapsed(Draft draft, Classification why, Instant now) {
        if (draft.run().phase() instanceof Phase.BackingOff) {
            return Optional.of(
                    ended(draft.caused(why), why, why.evidence(), now).because(why.evidence()));
        }
        boolean held = draft.run().pending().stream().anyMatch(PendingEffect::isUncalledLaunch);
        return held && !(draft.attempt().stop() instanceof Stop.Wanted)
                ? Optional.of(draft.with(draft.attempt().stopping(why)).because(why.evidence()))
                : Optional.empty();
    }
}
