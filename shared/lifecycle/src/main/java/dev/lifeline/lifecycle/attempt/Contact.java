package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * When an attempt was last heard of, and when ECS is asked next.
 *
 * @param heardAt the time of the latest saved event or answer about the task; at first the beginning of the attempt
 * @param checkAt when ECS is asked about the task
 * @param silence the questions since then that ECS has not answered
 */
public record Contact(Instant heardAt, Instant checkAt, Optional<Silence> silence) {

    /** Nothing was heard yet. */
    static Contact first(Instant now, Instant checkAt) {
        return new Contact(now, checkAt, Optional.empty());
    }

    /**
     * After news. A future check is kept, because moving a deadline costs a write. A due check, or one after unanswered
     * questions, moves to the given time.
     */
    public Contact heard(Instant now, Instant next) {
        boolean stays = silence.isEmpty() && !isDue(now);
        return new Contact(now, stays ? checkAt : next, Optional.empty());
    }

    /** A question was not answered. */
    public Contact unanswered(NoAnswer why, Instant now) {
        Silence next = silence.map(before -> before.goesOn(why, now)).orElseGet(() -> Silence.begun(why, now));
        return new Contact(heardAt, checkAt, Optional.of(next));
    }

    /** The number of consecutive unanswered questions. */
    public int unansweredQuestions() {
        return silence.map(Silence::questions).orElse(0);
    }

    /** Whether a check is due. */
    public boolean isDue(Instant now) {
        return !now.isBefore(checkAt);
    }

    /** The same with another time for the check. */
    public Contact checkedAt(Instant next) {
        return new Contact(heardAt, next, silence);
    }
}
