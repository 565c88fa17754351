package dev.lifeline.local.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.local.router.InvocationOutcome.Responded;
import dev.lifeline.local.router.InvocationOutcome.RuntimeExited;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The router")
class RouterTest {
    private static final Duration VISIBILITY = Duration.ofMinutes(3);

    private final FakeCloud cloud = new FakeCloud();
    private final Router router = cloud.router();

    @Test
    void brings_a_task_event_to_TaskStateChange_only() {
        router.publish(FakeCloud.TASK_EVENT);
        router.step();
        assertThat(cloud.bodies("TaskStateChange")).containsExactly(FakeCloud.TASK_EVENT);
        assertThat(cloud.payloads).containsOnlyKeys("TaskStateChange");
        assertThat(router.unmatched()).isZero();
    }

    @Test
    void brings_an_instance_event_to_InstanceStateChange_only() {
        router.publish(FakeCloud.INSTANCE_EVENT);
        router.step();
        assertThat(cloud.bodies("InstanceStateChange")).containsExactly(FakeCloud.INSTANCE_EVENT);
        assertThat(cloud.payloads).containsOnlyKeys("InstanceStateChange");
    }

    @Test
    void brings_a_service_action_or_an_imitation_to_nobody_and_counts_it() {
        router.publish(FakeCloud.event("aws.ecs", "ECS Service Action"));
        router.publish(FakeCloud.event("my.app", "ECS Task State Change"));
        assertThat(router.step()).isZero();
        assertThat(router.unmatched()).isEqualTo(2);
    }

    @Test
    void refuses_what_is_no_event() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router.publish("{"))
                .withMessageStartingWith("not an event in JSON: ");
    }

    @Test
    void hands_over_messages_in_the_shape_of_an_sqs_event() {
        router.publish(FakeCloud.TASK_EVENT);
        router.step();
        JsonNode entry = cloud.payloads("TaskStateChange").getFirst().at("/Records/0");
        assertThat(entry.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(entry.path("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:111122223333:TaskEvents");
        assertThat(entry.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(entry.path("messageId").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].*");
        assertThat(entry.path("receiptHandle").asText())
                .isNotEqualTo(entry.path("messageId").asText());
        assertThat(entry.path("md5OfBody").asText()).hasSize(32);
        assertThat(entry.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(entry.at("/attributes/SentTimestamp").asText()).isEqualTo("1767225600000");
    }

    @Test
    void puts_up_to_ten_messages_into_one_invocation() {
        for (int i = 0; i < 12; i++) {
            router.publish(FakeCloud.TASK_EVENT);
        }
        assertThat(router.step()).isEqualTo(2);
        assertThat(cloud.payloads("TaskStateChange"))
                .extracting(payload -> payload.path("Records").size())
                .containsExactly(10, 2);
    }

    @Test
    void redelivers_only_the_message_that_the_function_reports_as_failed() {
        String other = FakeCloud.TASK_EVENT.replace("\"id\":\"1\"", "\"id\":\"2\"");
        router.publish(FakeCloud.TASK_EVENT);
        router.publish(other);
        cloud.answer("TaskStateChange", RouterTest::secondFailed);
        router.step();
        cloud.answer("TaskStateChange", payload -> "{\"batchItemFailures\":[]}");
        cloud.pass(VISIBILITY.minusMillis(1));
        router.step();
        assertThat(cloud.bodies("TaskStateChange")).containsExactly(FakeCloud.TASK_EVENT, other);
        cloud.pass(Duration.ofMillis(1));
        router.step();
        assertThat(cloud.bodies("TaskStateChange")).containsExactly(FakeCloud.TASK_EVENT, other, other);
        assertThat(router.queue("TaskEvents").messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}",
                "{\"batchItemFailures\":[{\"id\":\"x\"}]}",
                "{\"batchItemFailures\":\"all\"}",
                "[]",
                "no JSON"
            })
    void redelivers_the_whole_batch_after_a_report_that_cannot_be_read(String report) {
        router.publish(FakeCloud.TASK_EVENT);
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> report);
        router.step();
        assertThat(router.queue("TaskEvents").messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    void takes_a_report_without_failures_as_success(String report) {
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> report);
        router.step();
        assertThat(router.queue("TaskEvents").messages()).isEmpty();
    }

    @Test
    void redelivers_the_whole_batch_after_an_exception() {
        router.publish(FakeCloud.TASK_EVENT);
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> {
            throw new IOException("no table");
        });
        router.step();
        cloud.pass(VISIBILITY);
        router.step();
        assertThat(cloud.bodies("TaskStateChange")).hasSize(4);
        assertThat(cloud.invocations)
                .extracting(FinishedInvocation::outcome)
                .anySatisfy(outcome -> assertThat(outcome.toString())
                        .startsWith("FunctionError[errorType=java.io.IOException, message=no table, "));
    }

    @Test
    void redelivers_after_the_visibility_timeout_what_a_function_died_over() {
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> {
            throw new FunctionDied();
        });
        router.step();
        cloud.answer("TaskStateChange", payload -> "");
        assertThat(router.step()).isZero();
        assertThat(router.nextDue()).contains(Instant.parse("2026-01-01T00:01:00Z"));
        cloud.pass(VISIBILITY);
        router.step();
        assertThat(cloud.bodies("TaskStateChange")).hasSize(2);
        assertThat(cloud.invocations.stream()
                        .filter(invocation -> invocation.invoked().name().equals("TaskStateChange"))
                        .map(FinishedInvocation::outcome))
                .containsExactly(new RuntimeExited(), new Responded(""));
        assertThat(router.queue("TaskEvents").messages()).isEmpty();
    }

    @Test
    void moves_a_message_with_its_body_to_the_dead_letters_after_five_failures() {
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> {
            throw new FunctionDied();
        });
        for (int receive = 1; receive <= 6; receive++) {
            router.step();
            cloud.pass(VISIBILITY);
        }
        assertThat(cloud.bodies("TaskStateChange")).hasSize(5);
        assertThat(router.queue("TaskEvents").messages()).isEmpty();
        assertThat(router.queue("TaskEventsDeadLetters").messages())
                .extracting(Message::body)
                .containsExactly(FakeCloud.TASK_EVENT);
    }

    @Test
    void wakes_reconcile_exactly_once_for_each_minute_however_time_is_stepped() {
        cloud.pass(Duration.ofSeconds(59));
        router.step();
        assertThat(cloud.payloads).isEmpty();
        for (Duration time :
                List.of(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(3))) {
            cloud.pass(time);
            router.step();
        }
        List<JsonNode> events = cloud.payloads("Reconcile");
        assertThat(events)
                .extracting(event -> event.path("time").asText())
                .containsExactly(
                        "2026-01-01T00:01:00Z", "2026-01-01T00:02:00Z", "2026-01-01T00:03:00Z", "2026-01-01T00:04:00Z");
        assertThat(events.getFirst().path("detail-type").asText()).isEqualTo("Scheduled Event");
        assertThat(events.getFirst().path("source").asText()).isEqualTo("aws.events");
        assertThat(events.getFirst().at("/resources/0").asText())
                .isEqualTo("arn:aws:events:us-east-1:111122223333:rule/ReconcileRule");
    }

    @Test
    void reports_a_failed_reconcile_where_its_template_says_and_does_not_repeat_it() {
        cloud.answer("Reconcile", payload -> {
            throw new IllegalStateException("broken");
        });
        cloud.pass(Duration.ofMinutes(1));
        assertThat(router.step()).isEqualTo(1);
        assertThat(router.queue("FailedDeliveries").messages())
                .singleElement()
                .extracting(Message::body)
                .asString()
                .contains("\"condition\":\"RetriesExhausted\"", "\"requestPayload\":{\"version\":\"0\"", "broken");
    }

    @Test
    void lets_a_function_publish_while_it_runs() {
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> {
            router.publish(FakeCloud.INSTANCE_EVENT);
            return "";
        });
        assertThat(router.step()).isEqualTo(2);
        assertThat(cloud.bodies("InstanceStateChange")).hasSize(1);
    }

    @Test
    void gives_up_when_functions_cause_each_other_without_end() {
        router.publish(FakeCloud.TASK_EVENT);
        cloud.answer("TaskStateChange", payload -> {
            cloud.payloads.clear();
            cloud.lines.clear();
            router.publish(FakeCloud.TASK_EVENT);
            return "";
        });
        assertThatThrownBy(router::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keep causing new events");
    }

    @Test
    void invokes_a_function_directly_with_the_time_and_log_of_its_template() {
        cloud.answer("LaunchRun", payload -> payload.path("name").asText());
        assertThat(router.invoke("LaunchRun", "{\"name\":\"nightly\"}")).isEqualTo(new Responded("nightly"));
        String requestId = cloud.invocations.getFirst().requestId();
        assertThat(cloud.lines).containsExactly("LaunchRun " + requestId + " 40000");
    }

    @Test
    void needs_a_handler_for_each_function_that_events_reach_and_for_no_other() {
        Template template = FakeCloud.template();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Router(template, Map.of(), cloud.setup))
                .withMessage("the function TaskStateChange has no handler");
        assertThatThrownBy(() -> new Router(template, Map.of("Other", (input, output, context) -> {}), cloud.setup))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("Other");
    }

    private static String secondFailed(JsonNode payload) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                + payload.at("/Records/1/messageId").asText() + "\"}]}";
    }
}
