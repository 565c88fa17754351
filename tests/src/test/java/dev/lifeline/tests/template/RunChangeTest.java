package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.list;
import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.local.dynamodb.TableStream;
import dev.lifeline.local.events.ChangePipe;
import dev.lifeline.local.template.TablePipe;
import dev.lifeline.tests.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.event.ruler.Ruler;

/** The pipe from the table's stream to the user's bus, played on the items of real runs. */
@ResourceLock("DynamoDB Local")
class RunChangeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Object> PIPE = Deployed.template().properties("RunChanges");
    private static final Map<String, Object> ESSENTIAL =
            Deployed.templateWithout(Set.of("SendsAllRunEvents")).properties("RunChanges");
    private static final Path SCHEMA_FILE =
            Path.of(System.getProperty("lifeline.root"), "docs/run-state-change.schema.json");

    private static List<JsonNode> told = List.of();
    private static List<JsonNode> essential = List.of();

    @BeforeAll
    static void play() {
        told = details(PIPE);
        essential = details(ESSENTIAL);
    }

    /** The details of the events that the pipe sends. */
    static List<JsonNode> details(Map<String, Object> pipe) {
        ChangePipe changes = new ChangePipe(pipe(pipe));
        return Played.items().stream()
                .map(RunChangeTest::record)
                .flatMap(change -> changes.detail(change).stream())
                .toList();
    }

    private static TablePipe pipe(Map<String, Object> pipe) {
        Object filters =
                map(map(pipe.get("SourceParameters")).get("FilterCriteria")).get("Filters");
        return new TablePipe(
                "RunChanges",
                list(filters).stream()
                        .map(filter -> text(map(filter).get("Pattern")))
                        .toList(),
                new TablePipe.EventEnvelope("lifeline", "Lifeline Run State Change", List.of()),
                text(map(pipe.get("TargetParameters")).get("InputTemplate")));
    }

    @Test
    void every_event_is_as_the_schema_says() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA_FILE), InputFormat.JSON);
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(schema.validate(detail.toString(), InputFormat.JSON))
                        .as(detail.toPrettyString())
                        .isEmpty());
    }

    @Test
    void the_schema_has_every_cause_and_every_state() throws IOException {
        JsonNode schema = JSON.readTree(SCHEMA_FILE.toFile());
        List<String> causes = new ArrayList<>(List.of("NONE"));
        Stream.of(Cause.values()).map(Cause::name).forEach(causes::add);
        assertThat(schema.at("/properties/cause/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(causes);
        assertThat(schema.at("/$defs/state/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Stream.of(TaskState.values()).map(TaskState::name).toList());
    }

    @Test
    void the_end_of_each_run_is_told_with_its_result_and_its_cause() {
        assertThat(told)
                .filteredOn(detail -> detail.get("phase").asText().equals("ENDED"))
                .extracting(
                        detail -> detail.get("run").asText(),
                        detail -> detail.get("result").asText(),
                        detail -> detail.get("cause").asText())
                .contains(tuple("success", "SUCCEEDED", "NONE"), tuple("image-not-found", "FAILED", "PULL_NOT_FOUND"));
    }

    @Test
    void the_end_of_a_run_says_what_it_rests_on() {
        assertThat(told)
                .filteredOn(detail -> detail.get("phase").asText().equals("ENDED"))
                .noneMatch(detail -> detail.get("evidence").asText().equals("NONE"))
                .extracting(
                        detail -> detail.get("run").asText(),
                        detail -> detail.get("evidence").asText(),
                        detail -> detail.get("container").asText(),
                        detail -> detail.get("exitCode").asText())
                .contains(
                        tuple("success", "container app exited with 0", "app", "0"),
                        tuple("exit-code", "container app exited with 1", "app", "1"));
    }

    /** ECS reports three more states of a task after its program has exited, and each is a decision about its run. */
    @Test
    void a_generation_is_told_to_have_ended_once() {
        assertThat(told)
                .filteredOn(detail -> detail.get("phase").asText().equals("ENDED"))
                .isNotEmpty()
                .extracting(
                        detail -> detail.get("run").asText(),
                        detail -> detail.get("generation").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void what_changes_nothing_for_others_is_not_told() {
        assertThat(told)
                .filteredOn(detail -> !detail.get("phase").asText().equals("ENDED"))
                .noneMatch(detail -> detail.get("from").equals(detail.get("to")));
    }

    @Test
    void unless_all_are_asked_for_those_are_told_that_somebody_acts_on() {
        assertThat(essential)
                .isNotEmpty()
                .hasSizeLessThan(told.size())
                .containsExactlyElementsOf(told.stream()
                        .filter(detail -> detail.get("to").asText().equals("RUNNING")
                                || List.of("BACKING_OFF", "ENDED")
                                        .contains(detail.get("phase").asText()))
                        .toList());
        assertThat(essential)
                .filteredOn(detail -> detail.get("run").asText().equals("spot-interruption"))
                .extracting(
                        detail -> detail.get("attempt").asText(),
                        detail -> detail.get("to").asText(),
                        detail -> detail.get("phase").asText())
                .contains(
                        tuple("1", "RUNNING", "ATTEMPTING"),
                        tuple("1", "FAILED", "BACKING_OFF"),
                        tuple("2", "RUNNING", "ATTEMPTING"),
                        tuple("2", "COMPLETE", "ENDED"))
                .noneMatch(change -> change.toList().contains("PREPARING"));
    }

    private static JsonNode record(Map<String, AttributeValue> item) {
        boolean first = AttributeValue.fromN("1").equals(item.get("revision"));
        ObjectNode stream = JSON.createObjectNode().put("eventName", first ? "INSERT" : "MODIFY");
        stream.putObject("dynamodb").set("NewImage", TableStream.json(item));
        return stream;
    }

    static boolean matches(String pattern, JsonNode event) {
        try {
            return Ruler.matchesRule(event.toString(), pattern);
        } catch (Exception wrong) {
            throw new IllegalStateException("EventBridge does not take the pattern " + pattern, wrong);
        }
    }
}
