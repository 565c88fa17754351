package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Decision.Outcome;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Last stage: what is due by now, whatever was observed. */
final class Continuing {

    private Continuing() {}

    static Draft continueWhatIsDue(Draft draft, Observation observation, Circumstances circumstances) {
        Draft watched = observation instanceof TimePassed ? Watching.watch(draft, circumstances) : draft;
        Draft begun = next(watched, circumstances);
        Draft given = giveOut(begun, circumstances);
        Draft checked = observation instanceof TimePassed ? check(given, circumstances) : given;
        if (checked.reasons().isEmpty()) {
            return checked.stale("nothing was due");
        }
        // What was due is news, whether or not the observation was.
        return checked.reasons().equals(draft.reasons()) ? checked : checked.noticing(Outcome.APPLIED);
    }

    static Attempt attempt(int number, Circumstances circumstances) {
        Instant now = circumstances.now();
        return Attempt.first(number, now, now.plus(circumstances.limits().check()));
    }

    /** Takes a new attempt to where it waits for its launch. */
    static Draft begin(Draft draft, Circumstances circumstances) {
        return Supervisor.settle(draft, circumstances);
    }

    private static Draft next(Draft draft, Circumstances circumstances) {
        if (draft.run().phase() instanceof Phase.AwaitingRecord awaiting
                && !circumstances.now().isBefore(awaiting.until())
                && !Watching.runIsLate(draft, circumstances)) {
            return Concluding.conclude(
                    draft.with(draft.run().withPhase(new Phase.Attempting()))
                            .because("no record of its launch has come"),
                    circumstances);
        }
        boolean due = !draft.attempt().isHanging()
                && !draft.run().isStopping()
                && draft.run().phase() instanceof Phase.BackingOff backingOff
                && !circumstances.now().isBefore(backingOff.until())
                && !Watching.runIsLate(draft, circumstances);
        if (!due || !(draft.run().phase() instanceof Phase.BackingOff over)) {
            return draft;
        }
        List<PastAttempt> past = new ArrayList<>(draft.run().past());
        past.add(PastAttempt.of(draft.attempt(), over.cause().cause(), circumstances.now()));
        int number = draft.attempt().number() + 1;
        Run run = draft.run()
                .withPast(past)
                .withPhase(new Phase.Attempting())
                .withAttempt(attempt(number, circumstances));
        return begin(draft.with(run).because("attempt " + number + " begins"), circumstances);
    }

    /** Effects whose lease is over: whoever carried them out died, or got no answer. */
    private static Draft giveOut(Draft draft, Circumstances circumstances) {
        Draft next = draft;
        for (PendingEffect pending : draft.run().pending()) {
            if (pending.isDue(circumstances.now())) {
                next = giveOut(next, pending, circumstances);
            }
        }
        return next;
    }

    private static Draft giveOut(Draft draft, PendingEffect pending, Circumstances circumstances) {
        if (pending.effect() instanceof Effect.RunTask run && pending.tries() == 0 && isUnwanted(draft, run)) {
            return Supervisor.settle(
                    draft.without(run::equals)
                            .with(draft.attempt().withLaunch(new Launch.Unasked()))
                            .because("RunTask was never made, and is not wanted any more"),
                    circumstances);
        }
        Instant tokenEnds = pending.since().plus(circumstances.limits().token());
        if (pending.effect() instanceof Effect.RunTask run
                && circumstances.now().isAfter(tokenEnds)) {
            return draft.without(pending.effect()::equals)
                    .asking(new Effect.FindTask(run.attempt()), circumstances)
                    .because("the client token may have expired: asking ECS whether the task exists");
        }
        Instant until = circumstances.now().plus(circumstances.limits().lease());
        List<PendingEffect> leased = draft.run().pending().stream()
                .map(other -> other.equals(pending) ? pending.givenOut(until) : other)
                .toList();
        return draft.with(draft.run().withPending(leased))
                .giving(pending.effect())
                .because("again: " + Wording.of(pending.effect()));
    }

    private static boolean isUnwanted(Draft draft, Effect.RunTask run) {
        return draft.attempt().number() == run.attempt() && draft.attempt().stop() instanceof Stop.Wanted;
    }

    /** A question that needs no save, since whoever finds it unanswered asks it again. */
    private static Draft check(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        boolean due = attempt.isOpen() && attempt.contact().isDue(circumstances.now());
        return due && !draft.run().isAsking()
                ? attempt.task()
                        .map(task -> draft.giving(new Effect.DescribeTask(attempt.number(), task))
                                .because("the task has to be checked: asking ECS how it is"))
                        .orElse(draft)
                : draft;
    }
}
