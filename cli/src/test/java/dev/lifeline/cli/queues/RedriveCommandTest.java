package dev.lifeline.cli.queues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.cli.Shell;
import dev.lifeline.cli.stack.LoopbackAws;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.QuarantinedMessages;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Quarantined messages and dead letters, on the template's own table in DynamoDB Local and queues on a loopback port.
 */
@ResourceLock("DynamoDB Local")
class RedriveCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String EVENTS = "arn:aws:sqs:eu-west-1:111122223333:TaskEvents";
    private static final ObjectMapper JSON = new ObjectMapper();

    private DynamoDbLocal dynamoDb;
    private TableAccess access;
    private LoopbackSqs sqs;
    private LoopbackAws aws;

    @BeforeEach
    void start() throws IOException {
        dynamoDb = DynamoDbLocal.inMemory();
        sqs = new LoopbackSqs();
        Map<String, String> outputs = LoopbackAws.outputs();
        outputs.put("FailedDeliveriesUrl", sqs.url("Failed"));
        aws = new LoopbackAws()
                .stack("prod", outputs)
                .forward("DynamoDB", dynamoDb.uri())
                .forward("AmazonSQS", sqs.uri());
        access = new TableAccess(
                AwsClients.local(DynamoDbClient.builder(), dynamoDb.uri())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                new RunTable("RunTable", 4, Duration.ofDays(1)));
        Path root = Path.of(System.getProperty("lifeline.root"));
        Tables.create(
                access.dynamoDb(),
                Template.read(root.resolve("template.yaml"), Map.of()).tables());
    }

    @AfterEach
    void stop() {
        access.close();
        aws.close();
        sqs.close();
        dynamoDb.close();
    }

    private Shell run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", aws.uri().toString()));
        return Shell.run(all.toArray(String[]::new));
    }

    private QuarantinedMessages quarantined() {
        return access.quarantined();
    }

    private void quarantine(String id, Origin origin) {
        ((Quarantine) quarantined())
                .put(new QuarantinedMessage(id, origin, "detail.version: missing", "{\"of\": \"" + id + "\"}", NOON));
    }

    private static Origin queued(int redriven) {
        return new Origin("TaskStateChange", Optional.of(EVENTS), redriven);
    }

    @Test
    void what_is_quarantined_is_shown_with_its_reason_and_its_body_only_where_that_is_wanted() throws IOException {
        assertThat(run("quarantine")).isEqualTo(new Shell(0, "nothing is quarantined", ""));
        quarantine("m-1", queued(2));

        assertThat(run("quarantine").out())
                .isEqualTo(
                        "m-1 since 2026-11-21T12:00:00Z, of TaskStateChange, redriven 2 times: detail.version: missing");
        JsonNode line = JSON.readTree(run("quarantine", "--output", "json").out());
        assertThat(line.path("reason").textValue()).isEqualTo("detail.version: missing");
        assertThat(line.path("queue").textValue()).isEqualTo(EVENTS);
        assertThat(line.path("redriven").intValue()).isEqualTo(2);
        assertThat(line.has("body")).isFalse();
        assertThat(JSON.readTree(run("quarantine", "--output", "json", "--bodies")
                                .out())
                        .path("body")
                        .textValue())
                .isEqualTo("{\"of\": \"m-1\"}");
    }

    @Test
    void a_quarantined_message_goes_back_to_its_queue_counted_and_is_no_longer_quarantined() {
        quarantine("m-1", queued(0));
        quarantine("m-2", queued(1));

        assertThat(run("redrive", "m-2"))
                .isEqualTo(new Shell(
                        0,
                        "m-2 sent to " + EVENTS + ", redriven 2 times: it was quarantined: detail.version: missing",
                        ""));

        assertThat(sqs.queue("TaskEvents")).singleElement().satisfies(message -> {
            assertThat(message.body).isEqualTo("{\"of\": \"m-2\"}");
            assertThat(message.attributes).containsEntry("LifelineRedriven", "2");
        });
        assertThat(quarantined().all()).extracting(QuarantinedMessage::id).containsExactly("m-1");
    }

    @Test
    void a_dry_run_changes_nothing() {
        quarantine("m-1", queued(0));
        sqs.put("Dead", "{}", Map.of("TARGET_ARN", EVENTS));

        assertThat(run("redrive", "--all", "--dry-run").out()).startsWith("m-1 would be sent to " + EVENTS);
        assertThat(run("redrive", "--from", sqs.url("Dead"), "--dry-run").out())
                .contains(" would be sent to " + EVENTS);

        assertThat(quarantined().all()).hasSize(1);
        assertThat(sqs.queue("TaskEvents")).isEmpty();
        assertThat(sqs.visible("Dead")).hasSize(1);
    }

    @Test
    void one_that_came_without_a_queue_is_kept_and_it_is_said_what_to_do() {
        quarantine("m-1", Origin.direct("TaskStateChange"));

        Shell kept = run("redrive", "--all");
        assertThat(kept.exit()).isEqualTo(1);
        assertThat(kept.out())
                .startsWith("m-1 kept: its queue is unknown: name it with --queue, or invoke TaskStateChange");
        assertThat(quarantined().all()).hasSize(1);

        assertThat(run("redrive", "--all", "--queue", sqs.url("TaskEvents")).exit())
                .isZero();
        assertThat(quarantined().all()).isEmpty();
        assertThat(sqs.queue("TaskEvents")).hasSize(1);
    }

    @Test
    void what_could_not_be_sent_stays_quarantined_and_the_command_may_be_given_again() {
        quarantine("m-1", queued(0));
        sqs.failNext("SendMessage");

        Shell refused = run("redrive", "--all");
        assertThat(refused).isEqualTo(new Shell(2, "", "no permission: told to refuse"));
        assertThat(quarantined().all()).hasSize(1);

        assertThat(run("redrive", "--all").exit()).isZero();
        assertThat(sqs.queue("TaskEvents")).hasSize(1);
    }

    @Test
    void one_that_was_sent_and_not_deleted_is_sent_again() {
        sqs.put("Dead", "{}", Map.of("TARGET_ARN", EVENTS));
        sqs.failNext("DeleteMessage");
        assertThat(run("redrive", "--from", sqs.url("Dead")).exit()).isEqualTo(2);
        sqs.queue("Dead").forEach(message -> sqs.put("Again", message.body, message.attributes));

        assertThat(run("redrive", "--from", sqs.url("Again")).exit()).isZero();

        assertThat(sqs.queue("TaskEvents"))
                .as("twice is harmless, never is not")
                .hasSize(2);
        assertThat(sqs.queue("Again")).isEmpty();
    }

    @Test
    void dead_letters_and_failed_deliveries_go_to_the_queues_that_they_name() {
        IntStream.range(0, 23)
                .forEach(number -> sqs.put("Failed", "{\"event\": " + number + "}", Map.of())
                        .system
                        .put("DeadLetterQueueSourceArn", EVENTS));
        sqs.put(
                "Failed",
                "{}",
                Map.of("TARGET_ARN", "arn:aws:sqs:eu-west-1:111122223333:InstanceEvents", "ERROR_MESSAGE", "no way"));

        Shell done = run("redrive", "--from", "FailedDeliveries");

        assertThat(done.exit()).isZero();
        assertThat(done.out().lines()).hasSize(24);
        assertThat(done.out()).contains("it was not delivered: no way");
        assertThat(sqs.queue("Failed")).isEmpty();
        assertThat(sqs.queue("TaskEvents")).hasSize(23);
        assertThat(sqs.queue("InstanceEvents")).hasSize(1);
    }

    @Test
    void failed_rounds_are_dropped_and_what_only_people_can_repeat_is_kept_in_sight() throws IOException {
        sqs.put("Failed", "{\"requestPayload\": {\"detail-type\": \"Scheduled Event\"}}", Map.of());
        sqs.put("Failed", "{\"detail-type\": \"Scheduled Event\"}", Map.of("TARGET_ARN", "arn:aws:lambda:x"));
        sqs.put(
                "Failed",
                "{\"requestContext\": {\"functionArn\": \"LaunchRun\"}, \"requestPayload\": {\"name\": \"n\"},"
                        + " \"responsePayload\": {\"errorMessage\": \"1 problem:\\npolicy: none\"}}",
                Map.of());
        sqs.put("Failed", "{\"DDBStreamBatchInfo\": {}}", Map.of());

        Shell done = run("redrive", "--from", sqs.url("Failed"), "--queue", sqs.url("TaskEvents"));

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out())
                .contains(
                        "dropped: a reconciliation that failed: the next minute was its retry",
                        "kept: an invocation of LaunchRun that failed (1 problem: policy: none): invoke it again with the requestPayload",
                        "kept: run changes that were not published");
        assertThat(sqs.visible("Failed")).hasSize(2);
        assertThat(sqs.queue("TaskEvents")).isEmpty();

        List<String> dropped = run("redrive", "--from", sqs.url("Failed"), "--drop", "--output", "json")
                .out()
                .lines()
                .toList();
        assertThat(dropped).hasSize(2);
        assertThat(JSON.readTree(dropped.getFirst()).path("body").textValue()).contains("LaunchRun");
        assertThat(sqs.queue("Failed")).isEmpty();
    }

    @Test
    void a_quarantined_message_is_dropped_only_when_that_is_said_and_printed_whole() {
        quarantine("m-1", queued(0));

        assertThat(run("redrive", "m-1", "--drop").out()).contains("m-1 dropped", "{\"of\": \"m-1\"}");

        assertThat(quarantined().all()).isEmpty();
        assertThat(sqs.queue("TaskEvents")).isEmpty();
        assertThat(run("redrive", "m-1"))
                .isEqualTo(new Shell(2, "", "there is no quarantined message m-1; lifeline quarantine lists them"));
    }

    @Test
    void it_has_to_be_said_what_is_put_back() {
        assertThat(run("redrive").exit()).isEqualTo(2);
        assertThat(run("redrive", "m-1", "--all").exit()).isEqualTo(2);
    }
}
