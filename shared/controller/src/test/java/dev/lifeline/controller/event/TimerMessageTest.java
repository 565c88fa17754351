package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimerMessageTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final RunKey RUN = new RunId("nightly").key();

    @ParameterizedTest
    @CsvSource({
        "-3600000, 0",
        "-1, 0",
        "0, 0",
        "1, 0",
        "499, 0",
        "500, 1",
        "1000, 1",
        "1499, 1",
        "1500, 2",
        "7400, 7",
        "7600, 8",
        "899500, 900",
        "900499, 900"
    })
    void a_message_comes_at_most_half_a_second_before_or_after_its_moment(long millis, long seconds) {
        assertThat(TimerMessage.of(new Timer(RUN, NOW.plusMillis(millis)), NOW))
                .map(TimerMessage::delay)
                .contains(Duration.ofSeconds(seconds));
    }

    @Test
    void what_lies_beyond_a_quarter_of_an_hour_is_too_far_ahead_for_a_message() {
        assertThat(TimerMessage.of(new Timer(RUN, NOW.plusMillis(900_500)), NOW))
                .isEmpty();
    }

    @Test
    void what_was_sent_is_read_again() {
        Timer timer = new Timer(RUN, NOW.plusNanos(123_456_789));
        TimerMessage message = TimerMessage.of(timer, NOW).orElseThrow();
        assertThat(new EventParser().parse(message.body())).isEqualTo(new Event.TimerExpired(timer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | detail.run: missing; detail.at: missing",
                "{'run':'nightly','at':'2026-03-01T12:00:00Z'}                 | detail.run: not the key of a run",
                "{'run':7,'at':'2026-03-01T12:00:00Z'}                         | detail.run: a text is expected, not a number",
                "{'run':'nightly-0123456789abcdef0123','at':'noon'}            | detail.at: not a time such as",
                "[]                                                            | detail: an object is expected, not a list",
            })
    void what_is_no_timer_says_what_is_wrong(String detail, String reason) {
        String body = "{\"source\":\"lifeline\",\"detail-type\":\"Lifeline Timer\",\"detail\":"
                + detail.replace('\'', '"') + "}";
        assertThat(new EventParser().parse(body))
                .isInstanceOfSatisfying(
                        Event.Malformed.class,
                        malformed -> assertThat(malformed.reason()).startsWith(reason));
    }

    @Test
    void another_message_of_Lifeline_is_none_that_is_handled() {
        assertThat(new EventParser()
                        .parse("{\"source\":\"lifeline\",\"detail-type\":\"Lifeline Run State Change\",\"detail\":{}}"))
                .isInstanceOf(Event.Unsupported.class);
    }
}
