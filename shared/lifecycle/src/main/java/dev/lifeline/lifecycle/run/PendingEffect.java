package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.ecs.Effect;
import java.time.Instant;

/**
 * An effect that is saved with its run until its result is.
 *
 * @param dueAt when it may be carried out again. Whoever saves the run in which it is due holds it until then: the time
 *     is a lease, so that of several functions one carries the effect out
 * @param since when it was first carried out, for the life of its token; when it is due, where it never was
 * @param tries how often it was given out, and not held
 */
public record PendingEffect(Effect effect, Instant dueAt, Instant since, int tries) {

    boolean isDue(Instant now) {
        return !now.isBefore(dueAt);
    }

    PendingEffect givenOut(Instant until) {
        return new PendingEffect(effect, until, since, tries + 1);
    }

    /** It was given out and not carried out after all. */
    PendingEffect held(Instant until) {
        return new PendingEffect(effect, until, tries > 1 ? since : until, tries - 1);
    }

    PendingEffect postponed(Instant until) {
        return new PendingEffect(effect, until, since, tries);
    }
}
