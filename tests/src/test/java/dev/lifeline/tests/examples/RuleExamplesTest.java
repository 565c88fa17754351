package dev.lifeline.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/** The EventBridge rules of the examples and of the how-to guides, with EventBridge's own matcher. */
class RuleExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCS = Repository.ROOT.resolve("docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```json\\n(.*?)^```$");
    private static final String OBJECT_CREATED = """
            {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created",
             "source": "aws.s3", "account": "111122223333", "time": "2026-08-03T03:00:00Z", "region": "eu-west-1",
             "resources": [], "detail": {"bucket": {"name": "orders"}, "object": {"key": "a \\"quoted\\" name.csv"}}}""";

    private final ExampleTarget objectCreated;
    private final ExampleTarget runFailed;

    RuleExamplesTest() throws IOException {
        Map<String, String> parameters = Map.of(
                "LaunchRunFunction", "LaunchRun",
                "Bucket", "orders",
                "Cluster", "prod",
                "TaskDefinition", Runs.REQUEST.taskDefinition(),
                "Subnet", "subnet-1",
                "SecurityGroup", "sg-1");
        objectCreated = ExampleTarget.of("examples/event-rule/template.yaml", "ObjectCreated", parameters);
        runFailed = ExampleTarget.of("examples/chat/template.yaml", "RunFailed", Map.of());
    }

    private static JsonNode runEvent(String result) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(DOCS.resolve("reference/run-events.md")));
        assertThat(block.find()).isTrue();
        ObjectNode event = (ObjectNode) JSON.readTree(block.group(1));
        event.withObjectProperty("detail").put("result", result);
        return event;
    }

    @Test
    void an_event_that_is_delivered_twice_launches_one_run() throws Exception {
        LaunchScene scene = new LaunchScene();
        JsonNode event = JSON.readTree(OBJECT_CREATED);
        assertThat(objectCreated.matches(event)).isTrue();

        for (int delivery = 1; delivery <= 2; delivery++) {
            assertThat(scene.router.invoke("LaunchRun", objectCreated.input(event)))
                    .isInstanceOf(InvocationOutcome.Responded.class);
        }

        assertThat(scene.world.store.peek(new RunId("import-17793124-05d4-b198-2fde-7ededc63b103")))
                .isPresent();
        assertThat(scene.world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_failed_run_is_a_message_for_the_chat_and_no_other_is() throws Exception {
        assertThat(runFailed.matches(runEvent("SUCCEEDED"))).isFalse();
        assertThat(runFailed.matches(runEvent("FAILED"))).isTrue();

        JsonNode message = JSON.readTree(runFailed.input(runEvent("FAILED")));

        assertThat(message.at("/content/title").asText()).isEqualTo("Run nightly-2026-08-03 failed: SPOT_INTERRUPTION");
        assertThat(message.at("/content/description").asText())
                .isEqualTo("Your Spot Task was interrupted.\nAttempts: 1");
    }

    @Test
    void every_pattern_of_the_guides_is_one_that_EventBridge_takes_and_names_fields_of_a_run_event()
            throws IOException {
        JsonNode fields = JSON.readTree(Files.readString(DOCS.resolve("run-state-change.schema.json")))
                .path("properties");
        JsonNode event = runEvent("FAILED");
        assertThat(patterns()).hasSizeGreaterThan(5).allSatisfy(pattern -> {
            assertThatCode(() -> Ruler.matchesRule(event.toString(), pattern.toString()))
                    .doesNotThrowAnyException();
            pattern.path("detail")
                    .fieldNames()
                    .forEachRemaining(
                            field -> assertThat(fields.has(field)).as(field).isTrue());
        });
    }

    private static List<JsonNode> patterns() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("how-to"))) {
            return pages.flatMap(RuleExamplesTest::blocks)
                    .filter(block -> block.contains("\"source\": [\"lifeline\"]"))
                    .map(RuleExamplesTest::parsed)
                    .toList();
        }
    }

    private static Stream<String> blocks(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page)).results().map(block -> block.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode parsed(String block) {
        try {
            return JSON.readTree(block);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(block, broken);
        }
    }
}
