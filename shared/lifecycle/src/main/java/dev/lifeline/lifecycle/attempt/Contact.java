package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * What was heard of an attempt, and when ECS is asked next.
 *
 * @param heardAt when an event or an answer last told how the task is; the attempt's beginning before there was any
 * @param checkAt when ECS is asked about the task, should nothing be heard before
 * @param silence the questions since then that ECS has not answered
 */
public record Contact(Instant heardAt, Instant checkAt, Optional<Silence> silence) {

    /** Something was heard. */
    public static Contact heard(Instant now, Instant checkAt) {
        return new Contact(now, checkAt, Optional.empty());
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

    /** Nothing was heard for long. */
    public boolean isDue(Instant now) {
        return !now.isBefore(checkAt);
    }

    /** ECS is asked then. */
    public Contact checkedAt(Instant next) {
        return new Contact(heardAt, next, silence);
    }
}
