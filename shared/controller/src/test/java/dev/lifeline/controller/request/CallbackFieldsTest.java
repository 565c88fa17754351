package dev.lifeline.controller.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackFieldsTest {
    private static final String TOKEN = "AQCEAAAAKgAAAAM=marked-token";

    private static ReadRequest read(String callback) {
        return new RunRequestParser()
                .parse("{\"cluster\": \"prod\", \"taskDefinition\": \"etl\", \"callback\": " + callback + "}");
    }

    static Stream<Callback> callbacks() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        return Stream.of(
                Callback.to(new CallbackTarget.TaskToken(TOKEN), minute),
                Callback.to(new CallbackTarget.DurableCallback(TOKEN), Optional.empty()),
                Callback.to(
                        new CallbackTarget.QueueTarget("https://sqs.eu-west-1.amazonaws.com/1/done"), Optional.empty()),
                Callback.to(
                        new CallbackTarget.BusTarget("arn:aws:events:eu-west-1:1:event-bus/done"), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void a_callback_is_read_as_it_is_written(Callback callback) {
        assertThat(read(CallbackFields.SHAPE.text(callback)))
                .isInstanceOfSatisfying(
                        ReadRequest.Sound.class,
                        sound -> assertThat(sound.request().callback()).contains(callback));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {} | callback: exactly one of taskToken, durableCallbackId, queueUrl, eventBus is expected
            {"taskToken": "T", "queueUrl": "https://q"} | callback: exactly one of taskToken, durableCallbackId, queueUrl, eventBus is expected
            {"taskToken": ""} | callback.taskToken: 1 to 2048 visible ASCII characters are expected
            {"taskToken": "T T"} | callback.taskToken: 1 to 2048 visible ASCII characters are expected
            {"tasktoken": "T"} | callback.tasktoken: unknown field; did you mean taskToken?
            {"queueUrl": "T"} | callback.queueUrl: the URL of an SQS queue is expected
            {"eventBus": "T T"} | callback.eventBus: the name or ARN of an event bus is expected
            {"taskToken": "T", "heartbeat": "T"} | callback.heartbeat: a duration from 1s to 1d is expected; write 90s, 10m, 6h or 1d
            {"taskToken": "T", "heartbeat": "10ms"} | callback.heartbeat: a duration from 1s to 1d is expected; write 90s, 10m, 6h or 1d
            {"queueUrl": "https://q", "heartbeat": "1m"} | callback.heartbeat: only for taskToken and durableCallbackId: nobody waits at a queue or a bus
            "T" | callback: an object is expected, not a text""")
    void a_wrong_callback_is_one_problem_that_shows_no_value(String callback, String problem) {
        ReadRequest read = read(callback.replace("\"T", "\"" + TOKEN));
        assertThat(read).isInstanceOf(ReadRequest.Flawed.class);
        List<Problem> problems = ((ReadRequest.Flawed) read).problems();
        assertThat(problems).extracting(Problem::toString).containsExactly(problem);
        assertThat(problems.toString()).doesNotContain("marked");
    }

    @Test
    void a_request_does_not_show_its_token() {
        assertThat(read("{\"taskToken\": \"" + TOKEN + "\"}").toString()).doesNotContain("marked");
    }
}
