package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.run.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A timer as a message of a queue that delays it (AWS SQS API, SendMessage).
 *
 * @param delay whole seconds, up to {@link #LONGEST}; never so few that the message comes before its moment
 */
public record TimerMessage(String body, Duration delay) {
    /** The longest that SQS delays a message. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** The source of the messages, which look like events of EventBridge. */
    public static final String SOURCE = "lifeline";

    static final String DETAIL_TYPE = "Lifeline Timer";

    /** Empty for a moment that is too far ahead for a queue. */
    public static Optional<TimerMessage> of(Timer timer, Instant now) {
        Duration left = Duration.between(now, timer.at());
        Duration delay = left.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds());
        return delay.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(new TimerMessage(body(timer), delay));
    }

    private static String body(Timer timer) {
        ObjectNode event = JsonTree.object();
        event.put("source", SOURCE).put("detail-type", DETAIL_TYPE);
        event.putObject("detail")
                .put("run", timer.run().value())
                .put("at", timer.at().toString());
        return JsonTree.text(event);
    }

    /** What is wrong is noted with its path. */
    static Event read(WireFields detail) {
        String run = detail.text("run", text -> RunKey.parse(text).isPresent(), "the key of a run");
        String at = detail.text("at", text -> moment(text).isPresent(), "a moment");
        return RunKey.parse(run)
                .flatMap(key -> moment(at).map(moment -> new Timer(key, moment)))
                .<Event>map(Event.TimerExpired::new)
                .orElseGet(() -> new Event.Malformed("no timer"));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
