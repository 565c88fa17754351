package dev.lifeline.controller.event;

import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A timer as a message of a queue that delays it (AWS SQS API, SendMessage).
 *
 * @param delay whole seconds, up to {@link #LONGEST}, rounded to the nearest
 */
public record TimerMessage(String body, Duration delay) {
    /** The longest that SQS delays a message. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** The source of the messages, which have the form of EventBridge events. */
    public static final String SOURCE = "lifeline";

    static final String DETAIL_TYPE = "Lifeline Timer";

    private static final Shape<RunKey> RUN = Shapes.TEXT.parsed(
            new RunId("a").key(), text -> Reading.of(RunKey.parse(text), "not the key of a run"), RunKey::value);

    private static final Shape<Timer> DETAIL = Shapes.record(
            timer -> new Timer(timer.field("run", RUN, Timer::run), timer.field("at", Shapes.INSTANT, Timer::at)));

    /** A message: an event with the timer as its detail. */
    static final Shape<Timer> TIMER = Shapes.record(message -> {
        message.field("source", Shapes.TEXT, timer -> SOURCE);
        message.field("detail-type", Shapes.TEXT, timer -> DETAIL_TYPE);
        return message.field("detail", DETAIL, Function.identity());
    });

    /** Empty if the moment is too far ahead for a queue. */
    public static Optional<TimerMessage> of(Timer timer, Instant now) {
        Duration left = Duration.between(now, timer.at());
        Duration delay = left.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(left.plus(Timer.EARLY).toSeconds());
        return delay.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new TimerMessage(TIMER.text(timer), delay));
    }
}
