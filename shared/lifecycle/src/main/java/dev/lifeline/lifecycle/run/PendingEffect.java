package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.guard.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An effect that is saved with its run until its result is.
 *
 * @param dueAt when it may be carried out again. The function that saves the run in which it is due holds it until
 *     then: a lease, so that only one of several functions carries it out
 * @param since when it was first carried out, for the life of its token; if never, when it is due
 * @param tries how often it was carried out without being held
 * @param slot the moment that the pace has given to its next call
 */
public record PendingEffect(Effect effect, Instant dueAt, Instant since, int tries, Optional<Instant> slot) {

    /** An effect without a slot. */
    public PendingEffect(Effect effect, Instant dueAt, Instant since, int tries) {
        this(effect, dueAt, since, tries, Optional.empty());
    }

    /**
     * Whether a question about the attempt's task is pending. Fast path, as the next: called several times per
     * decision, almost always with an empty list.
     */
    static boolean isAsking(Attempt attempt, List<PendingEffect> pending) {
        for (PendingEffect owed : pending) {
            if (asksAbout(attempt, owed.effect())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a task that should not be alive may be: ECS has yet to accept a StopTask, or to end the task. */
    static boolean isStopping(Attempt attempt, List<PendingEffect> pending) {
        for (PendingEffect owed : pending) {
            boolean ends = owed.effect() instanceof Effect.DescribeTask
                    && !(attempt.isOpen() && asksAbout(attempt, owed.effect()));
            if (ends || owed.effect() instanceof Effect.StopTask) {
                return true;
            }
        }
        return false;
    }

    /** The tasks of an ended run that are being stopped, or whose end is waited for. */
    static Stream<TaskRef> stopping(List<PendingEffect> pending) {
        return pending.stream().flatMap(owed -> switch (owed.effect()) {
            case Effect.StopTask stop -> Stream.of(stop.task());
            case Effect.DescribeTask describe -> Stream.of(describe.task());
            case Effect.RunTask run -> Stream.empty();
            case Effect.FindTask find -> Stream.empty();
            case Effect.SendCallback send -> Stream.empty();
        });
    }

    private static boolean asksAbout(Attempt attempt, Effect effect) {
        return attempt.task().filter(effect::asksAbout).isPresent();
    }

    public boolean isDue(Instant now) {
        return !now.isBefore(dueAt);
    }

    /**
     * Whether it is a RunTask that no function has called or holds: it is certain that no task exists because of it.
     */
    public boolean isUncalledLaunch() {
        return effect instanceof Effect.RunTask && tries == 0;
    }

    /** The token of a launch lives from its first call, however long it was held. */
    public PendingEffect givenOut(Instant now, Instant until) {
        return new PendingEffect(effect, until, isUncalledLaunch() ? now : since, tries + 1, slot);
    }

    /** It was leased and not carried out. */
    public PendingEffect held(Hold hold) {
        Optional<Instant> given = hold instanceof Hold.Slot ? Optional.of(hold.until()) : Optional.empty();
        return new PendingEffect(effect, hold.until(), tries > 1 ? since : hold.until(), tries - 1, given);
    }

    public PendingEffect postponed(Instant until) {
        return new PendingEffect(effect, until, since, tries);
    }
}
