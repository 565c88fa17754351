package dev.lifeline.tests.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.event.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which events EventBridge delivers to which queue. No function runs. */
@NeedsDocker
class RulesLocalStackIT {
    private static final String TASK = "exit-0-ec2.json";
    private static final String INSTANCE = "instance-inactive.json";

    private final Cloud cloud = Cloud.running();

    /** Distinguishes this test's events from others. */
    private final String mark = UUID.randomUUID().toString();

    @Test
    void an_event_reaches_the_queue_as_ECS_sent_it() {
        String event = marked(TASK, "aws.ecs");

        cloud.publish(event);

        JsonNode body = JsonTexts.read(received("TaskEvents", 1).getFirst());
        JsonNode sent = JsonTexts.read(LocalStack.ofThisAccount(event));
        assertThat(body.path("detail")).isEqualTo(sent.path("detail"));
        // Nor its time: MiniStack puts the time at which it took the event.
        for (String field : List.of("source", "detail-type", "resources")) {
            assertThat(body.path(field)).as(field).isEqualTo(sent.path(field));
        }
        assertThat(body.hasNonNull("id")).isTrue();
        assertThat(body.path("region").asText()).isEqualTo(LocalStack.REGION);
    }

    @Test
    void an_event_of_another_source_does_not_arrive() {
        cloud.publish(marked(TASK, "my.ecs"), marked(TASK, "aws.ecs"));

        assertThat(received("TaskEvents", 1))
                .extracting(body -> JsonTexts.read(body).path("source").asText())
                .containsExactly("aws.ecs");
    }

    @Test
    void another_event_of_ECS_does_not_arrive() {
        cloud.publish(marked("deployment-completed.json", "aws.ecs"), marked(TASK, "aws.ecs"));

        assertThat(received("TaskEvents", 1))
                .extracting(body -> JsonTexts.read(body).path("detail-type").asText())
                .containsExactly("ECS Task State Change");
    }

    @Test
    void tasks_and_instances_have_a_queue_each() {
        cloud.publish(marked(INSTANCE, "aws.ecs"), marked(TASK, "aws.ecs"));

        assertThat(received("TaskEvents", 1))
                .extracting(body -> JsonTexts.read(body).path("detail-type").asText())
                .containsExactly("ECS Task State Change");
        assertThat(received("InstanceEvents", 1))
                .extracting(body -> JsonTexts.read(body).path("detail-type").asText())
                .containsExactly("ECS Container Instance State Change");
    }

    private String marked(String sample, String source) {
        ObjectNode event = (ObjectNode) JsonTexts.read(Samples.read(sample));
        event.put("source", source);
        ((ObjectNode) event.path("detail")).put("mark", mark);
        return event.toString();
    }

    /**
     * Receives marked bodies until there are this many. An event that was sent before another in the same call and is
     * not among them was not delivered.
     */
    private List<String> received(String queue, int count) {
        SqsClient sqs = cloud.deployment().localStack().sqs();
        String url = cloud.deployment().url(queue);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        List<String> found = new ArrayList<>();
        while (found.size() < count && Instant.now().isBefore(end)) {
            List<Message> messages = sqs.receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            messages.forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
            messages.stream()
                    .map(Message::body)
                    .filter(body -> body.contains(mark))
                    .forEach(found::add);
        }
        assertThat(found).hasSizeGreaterThanOrEqualTo(count);
        return found;
    }
}
