package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * What was heard of an attempt, and when ECS is asked next.
 *
 * @param heardAt when an event or an answer last showed how the task is, of those that were saved; the attempt's
 *     beginning before there was any
 * @param checkAt when ECS is asked about the task
 * @param silence the questions since then that ECS has not answered
 */
public record Contact(Instant heardAt, Instant checkAt, Optional<Silence> silence) {

    /** Nothing was heard yet. */
    static Contact first(Instant now, Instant checkAt) {
        return new Contact(now, checkAt, Optional.empty());
    }

    /**
     * Something was heard. A check that is ahead stays, since to move a deadline costs a write; after one that is due,
     * and after questions without an answer, the next is then.
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

    /** How many questions in a row ECS has not answered. */
    public int unansweredQuestions() {
        return silence.map(Silence::questions).orElse(0);
    }

    /** ECS is to be asked. */
    public boolean isDue(Instant now) {
        return !now.isBefore(checkAt);
    }

    /** ECS is asked then. */
    public Contact checkedAt(Instant next) {
        return new Contact(heardAt, next, silence);
    }
}
