package dev.lifeline.tests.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.Main;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** The handling of messages that cannot be handled, and of those in a batch with them. */
@NeedsDocker
class DeliveryLocalStackIT {
    private final Cloud cloud = Cloud.running();
    private final String name = "delivery-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void an_event_that_lacks_what_it_must_have_is_quarantined_with_its_reason() {
        ObjectNode event = (ObjectNode) JsonTexts.read(Samples.read("exit-0-ec2.json"));
        ((ObjectNode) event.path("detail")).put("mark", name).put("taskArn", "");

        cloud.publish(event.toString());
        cloud.handleUntil("the event is quarantined", () -> !quarantined().isEmpty());

        assertThat(quarantined()).singleElement().satisfies(item -> {
            assertThat(text(item, "source")).isEqualTo("TaskStateChange");
            assertThat(text(item, "reason")).contains("taskArn");
            assertThat(text(item, "queue")).endsWith(":TaskEvents");
            assertThat(item).doesNotContainKey("expiresAt");
        });
        cloud.handleAll();
    }

    @Test
    void a_text_that_is_no_event_is_quarantined_and_goes_to_no_dead_letters() {
        int dead = cloud.deployment().depth("TaskEventsDeadLetters");

        cloud.send("TaskEvents", "no event, " + name);
        cloud.handleUntil("the text is quarantined", () -> !quarantined().isEmpty());
        cloud.handleAll();

        assertThat(quarantined())
                .singleElement()
                .satisfies(item -> assertThat(text(item, "reason")).isNotBlank().doesNotContain(name));
        assertThat(cloud.deployment().depth("TaskEventsDeadLetters")).isEqualTo(dead);
    }

    @Test
    void what_is_quarantined_goes_back_to_its_queue_by_the_command_and_is_quarantined_again() {
        cloud.send("TaskEvents", "no event, " + name);
        cloud.handleUntil("the text is quarantined", () -> !quarantined().isEmpty());
        cloud.handleAll();
        String first = text(quarantined().getFirst(), "sk");

        redrive(first);

        assertThat(quarantined()).isEmpty();
        assertThat(cloud.deployment()
                        .localStack()
                        .sqs()
                        .receiveMessage(
                                request -> request.queueUrl(cloud.deployment().url("TaskEvents"))
                                        .messageAttributeNames("All")
                                        .visibilityTimeout(0)
                                        .waitTimeSeconds(5))
                        .messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.body()).contains(name);
                    assertThat(message.messageAttributes())
                            .hasEntrySatisfying(
                                    "LifelineRedriven",
                                    redriven ->
                                            assertThat(redriven.stringValue()).isEqualTo("1"));
                });
        cloud.handleUntil("it is quarantined again", () -> !quarantined().isEmpty());
        assertThat(text(quarantined().getFirst(), "sk")).isNotEqualTo(first);
        redrive(text(quarantined().getFirst(), "sk"), "--drop");
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void a_dead_letter_goes_back_to_the_queue_that_it_is_of() {
        cloud.deployment()
                .localStack()
                .sqs()
                .purgeQueue(purge -> purge.queueUrl(cloud.deployment().url("TaskEventsDeadLetters")));
        cloud.send("TaskEventsDeadLetters", "no event, " + name);

        redrive(
                "--from",
                cloud.deployment().url("TaskEventsDeadLetters"),
                "--queue",
                cloud.deployment().url("TaskEvents"));

        assertThat(deadLetters()).noneMatch(body -> body.contains(name));
        cloud.handleUntil("the text is quarantined", () -> !quarantined().isEmpty());
    }

    /** LocalStack is found like a local cloud: no template was deployed there. */
    private void redrive(String... which) {
        String endpoint = cloud.deployment().localStack().endpoint().toString();
        List<String> arguments = new ArrayList<>(List.of("redrive", "--local"));
        arguments.addAll(List.of(which));
        Map<String, String> credentials =
                Map.of("aws.region", "us-east-1", "aws.accessKeyId", "local", "aws.secretAccessKey", "local");
        credentials.forEach(System::setProperty);
        try {
            Path file = Files.createTempFile("local", ".json");
            Files.writeString(
                    file,
                    "{\"pid\": " + ProcessHandle.current().pid() + ", \"table\": \"RunTable\", \"endpoints\":"
                            + " {\"dynamodb\": \"" + endpoint + "\", \"sqs\": \"" + endpoint + "\"}}");
            System.setProperty("lifeline.local", file.toString());
            assertThat(Main.commandLine().execute(arguments.toArray(String[]::new)))
                    .isZero();
            Files.delete(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            credentials.keySet().forEach(System::clearProperty);
            System.clearProperty("lifeline.local");
        }
    }

    @Test
    void of_a_batch_only_the_message_that_fails_comes_back_and_is_a_dead_letter_after_five_deliveries() {
        RunId good = new RunId(name + "-good");
        RunId broken = new RunId(name + "-broken");
        List.of(good, broken).forEach(run -> cloud.launch(run, "silent"));
        String badEvent = stopped(broken);
        String goodEvent = stopped(good);
        writeAsALaterVersion(broken);

        cloud.publish(badEvent, goodEvent);
        cloud.handleUntil(good, run -> run.hasEnded());
        cloud.handleUntil(
                "the message is a dead letter",
                () -> cloud.deployment().depth("TaskEventsDeadLetters") > 0
                        && deadLetters().stream()
                                .anyMatch(body -> body.contains(broken.key().value())));

        assertThat(deadLetters()).noneMatch(body -> body.contains(good.key().value()));
    }

    /** The event of the end of the run's first attempt. */
    private String stopped(RunId run) {
        String task = cloud.store()
                .load(run)
                .orElseThrow()
                .run()
                .attempt()
                .task()
                .orElseThrow()
                .arn();
        ObjectNode event = (ObjectNode) JsonTexts.read(Samples.read("exit-0-ec2.json"));
        ((ObjectNode) event.path("detail"))
                .put("taskArn", task)
                .put(
                        "startedBy",
                        cloud.store()
                                .load(run)
                                .orElseThrow()
                                .run()
                                .identity()
                                .task(1)
                                .startedBy())
                .put("version", 1000);
        return event.toString();
    }

    /** Makes the run unreadable to this version of the functions. */
    private void writeAsALaterVersion(RunId run) {
        cloud.deployment()
                .localStack()
                .dynamoDb()
                .updateItem(update -> update.tableName("RunTable")
                        .key(Map.of("pk", fromS("run#" + run.key()), "sk", fromS("run")))
                        .updateExpression("SET #format = :later REMOVE dueShard, dueAt")
                        .expressionAttributeNames(Map.of("#format", "format"))
                        .expressionAttributeValues(Map.of(":later", fromN("99"))));
    }

    private List<Map<String, AttributeValue>> quarantined() {
        return cloud
                .deployment()
                .localStack()
                .dynamoDb()
                .query(query -> query.tableName("RunTable")
                        .keyConditionExpression("pk = :quarantined")
                        .expressionAttributeValues(Map.of(":quarantined", fromS("quarantined"))))
                .items()
                .stream()
                .filter(item -> text(item, "body").contains(name))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null ? "" : value.s();
    }

    /** Peeks at the messages; they stay in the queue. */
    private List<String> deadLetters() {
        return cloud
                .deployment()
                .localStack()
                .sqs()
                .receiveMessage(request -> request.queueUrl(cloud.deployment().url("TaskEventsDeadLetters"))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(0))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }
}
