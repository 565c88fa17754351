package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;

/** What a step may not do because a user has stopped or suspended the run. */
record UserOrders(Run before, Run after, Explanation explanation) {

    void check() {
        int begun = after.attempt().number() - before.attempt().number();
        boolean stopped = before.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser();
        hold(begun == 0 || !stopped, "no attempt begins after a stop");
        boolean between = before.phase() instanceof Phase.BackingOff
                || before.phase() instanceof Phase.AwaitingRecord
                || before.pending().stream().anyMatch(PendingEffect::isUncalledLaunch);
        hold(
                !explanation.observation().startsWith("stop") || !between || after.hasEnded(),
                "a stop between two attempts ends the run");
        hold(!after.hasEnded() || after.suspension().isEmpty(), "the end of a run ends its suspension");
        hold(
                !after.hasEnded() || after.callbacks().stream().allMatch(this::isReportedTo),
                "a run that has ended owes a report to everybody who waits");
        if (before.suspension().isPresent() && after.suspension().isPresent()) {
            hold(begun == 0, "no attempt begins while the run is suspended");
            hold(
                    before.pending().stream()
                            .filter(PendingEffect::isUncalledLaunch)
                            .noneMatch(held -> explanation.effects().contains(held.effect())),
                    "no held launch leaves while the run is suspended");
        }
    }

    /** The task of an earlier generation, whose stop was decided and checked there. */
    private boolean isTakenOver(Effect.StopTask stop) {
        return before.pending().stream().map(PendingEffect::effect).anyMatch(stop::equals)
                && !after.attempt().task().equals(Optional.of(stop.task()));
    }

    /** Under a policy that is not enforced. */
    void unenforced() {
        boolean byUser = (after.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser())
                || (after.phase() instanceof Phase.Ended ended && ended.result() == Phase.Result.STOPPED);
        for (Effect effect : explanation.effects()) {
            boolean allowed = switch (effect) {
                case Effect.RunTask run -> run.attempt() == 1;
                case Effect.StopTask stop -> byUser || isTakenOver(stop);
                case Effect.DescribeTask describe -> true;
                case Effect.FindTask find -> true;
                case Effect.SendCallback send -> true;
            };
            hold(allowed, "without enforcement nothing is done but what a user wants");
        }
    }

    private boolean isReportedTo(Callback callback) {
        return after.pending().stream()
                .anyMatch(owed -> owed.effect() instanceof Effect.SendCallback send
                        && send.callback() == callback.number()
                        && send.news() == CallbackNews.ENDED);
    }

    private void hold(boolean holds, String invariant) {
        Witness.hold(holds, invariant, after.id().key(), before, explanation);
    }
}
