package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Instant;

/**
 * Consecutive questions that ECS has not answered.
 *
 * @param since the first of them
 * @param why the latest has no answer
 * @param whySince the first of the latest ones with the same reason
 * @param questions how many there were
 */
public record Silence(Instant since, NoAnswer why, Instant whySince, int questions) {

    /** One question, without an answer. */
    static Silence begun(NoAnswer why, Instant now) {
        return new Silence(now, why, now, 1);
    }

    /** With another unanswered question. */
    Silence goesOn(NoAnswer next, Instant now) {
        return new Silence(since, next, next == why ? whySince : now, questions + 1);
    }
}
