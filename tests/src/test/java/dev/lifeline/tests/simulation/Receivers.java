package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Those who wait for the runs of a stack. They lose reports, answer late or not at all, and no longer wait. The
 * invariants say what each of them may rely on.
 */
final class Receivers {
    /** After that long a report that nobody takes is dropped, less the difference of clocks. */
    private static final Duration BOUND = Duration.ofHours(24).minusSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatedStack stack;
    private final Map<CallbackTarget, Waiter> waiters = new LinkedHashMap<>();

    Receivers(SimulatedStack stack) {
        this.stack = stack;
    }

    private static final class Waiter {
        /** It never answers. */
        private final boolean silent;

        private Optional<Identity> run = Optional.empty();

        /** Lifeline has had an answer after which nothing is to be reported any more. */
        private boolean answered;

        private Waiter(boolean silent) {
            this.silent = silent;
        }
    }

    /** Somebody who wants to wait. */
    Callback next() {
        String name = "receiver-" + (waiters.size() + 1);
        boolean silent = stack.world().chance().happens(Fault.SILENT_RECEIVER, name);
        boolean beating = stack.world().chance().number(name) < 0.3;
        CallbackTarget target =
                beating ? new CallbackTarget.TaskToken(name) : new CallbackTarget.QueueTarget("https://" + name);
        waiters.put(target, new Waiter(silent));
        return Callback.to(target, Optional.of(Duration.ofMinutes(20)).filter(often -> beating));
    }

    /** A run was saved, after that state of the same generation if there was any. */
    void saved(Run run, Optional<Run> before) {
        for (Callback callback : run.callbacks()) {
            Waiter waiter = waiter(callback);
            Identity own = waiter.run.orElseGet(run::identity);
            waiter.run = Optional.of(own);
            hold(run, own.equals(run.identity()), "whoever waits for a run waits for no other", callback);
        }
        before.ifPresent(was -> was.callbacks().stream()
                .filter(callback -> run.orders().callback(callback.number()).isEmpty())
                .forEach(callback -> hold(
                        run,
                        waiter(callback).answered || isOverdue(was, callback),
                        "nobody who waits is forgotten",
                        callback)));
    }

    private boolean isOverdue(Run was, Callback callback) {
        Instant bound = stack.world().time().now().minus(BOUND);
        return was.pending().stream()
                .anyMatch(owed -> owed.effect() instanceof Effect.SendCallback send
                        && send.callback() == callback.number()
                        && owed.since().isBefore(bound));
    }

    private Waiter waiter(Callback callback) {
        return Optional.ofNullable(waiters.get(callback.target())).orElseThrow();
    }

    CallbackAnswer report(FunctionInstance function, Run run, Callback callback, CallbackNews news) {
        Waiter waiter = waiter(callback);
        function.step(news == CallbackNews.ENDED ? "report" : "heartbeat", callback);
        hold(run, waiter.run.filter(run.identity()::equals).isPresent(), "a report goes to who waits for the run", run);
        Optional<Phase> stored = Optional.ofNullable(
                        stack.witness().generations().get(run.identity()))
                .map(Run::phase);
        boolean right = switch (news) {
            case ENDED -> run.hasEnded() && stored.filter(run.phase()::equals).isPresent();
            case ALIVE -> !run.hasEnded();
        };
        hold(run, right, "whoever waits gets the result of the run", news, run.phase(), stored);
        CallbackAnswer answer = answer(function, waiter, callback);
        waiter.answered |= answer instanceof CallbackAnswer.NobodyWaits
                || (answer instanceof CallbackAnswer.CallbackDelivered && news == CallbackNews.ENDED);
        function.step("reported", answer);
        return answer;
    }

    private CallbackAnswer answer(FunctionInstance function, Waiter waiter, Callback callback) {
        Chance chance = stack.world().chance();
        if (waiter.silent || chance.happens(Fault.RECEIVER_LOSES, callback)) {
            function.sleep(PATIENCE);
            return new CallbackAnswer.CallbackUnanswered("time-out");
        }
        chance.roll(Fault.RECEIVER_LATE, callback)
                .ifPresent(roll -> function.sleep(Duration.ofMillis((long) (1000 * roll.between(1, 9)))));
        return chance.happens(Fault.RECEIVER_GONE, callback)
                ? new CallbackAnswer.NobodyWaits("it timed out")
                : new CallbackAnswer.CallbackDelivered();
    }

    /** Everybody who waits for a run that is still stored has the report, or never answered. */
    void end(Run run) {
        waiters.values().stream()
                .filter(waiter -> waiter.run.filter(run.identity()::equals).isPresent())
                .forEach(waiter ->
                        hold(run, waiter.answered || waiter.silent, "whoever answers gets a report", run.identity()));
    }

    private static void hold(Run run, boolean holds, String invariant, Object... details) {
        Witness.hold(holds, invariant, run.id().key(), details);
    }
}
