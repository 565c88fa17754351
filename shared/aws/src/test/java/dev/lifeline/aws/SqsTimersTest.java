package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.controller.time.TimersUnavailable;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsTimersTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/timers";
    private static final RunKey RUN = new RunId("nightly").key();

    private final List<SendMessageRequest> sent = new ArrayList<>();
    private final Timers timers = new SqsTimers(this::client, QUEUE, () -> Sample.NOON);
    private boolean away;

    private SqsClient client() {
        return new SqsClient() {
            @Override
            public SendMessageResponse sendMessage(SendMessageRequest request) {
                if (away) {
                    throw SdkClientException.create("connection refused");
                }
                sent.add(request);
                return SendMessageResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void a_timer_is_a_message_that_the_queue_delays() {
        Timer timer = new Timer(RUN, Sample.NOON.plusMillis(7_600));
        timers.set(timer);
        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.queueUrl()).isEqualTo(QUEUE);
            assertThat(request.delaySeconds()).isEqualTo(8);
            assertThat(request.messageBody())
                    .isEqualTo(TimerMessage.of(timer, Sample.NOON).orElseThrow().body());
        });
    }

    @Test
    void what_is_too_far_ahead_is_left_to_Reconcile() {
        timers.set(new Timer(RUN, Sample.NOON.plus(Duration.ofHours(1))));
        assertThat(sent).isEmpty();
    }

    @Test
    void a_queue_that_does_not_answer_is_an_error_that_names_run_and_moment() {
        away = true;
        assertThatThrownBy(() -> timers.set(new Timer(RUN, Sample.NOON.plusSeconds(7))))
                .isInstanceOf(TimersUnavailable.class)
                .hasMessage("the timer of run " + RUN + " for " + Sample.NOON.plusSeconds(7)
                        + " was not set, so that Reconcile wakes it up to a minute late: "
                        + "SdkClientException: connection refused");
    }
}
