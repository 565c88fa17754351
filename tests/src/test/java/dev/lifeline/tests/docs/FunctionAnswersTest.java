package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.LogDriver;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.DescribeRunHandler;
import dev.lifeline.functions.FunctionSchemas;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.ListRunsHandler;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.Wiring;
import dev.lifeline.tests.FunctionContext;
import dev.lifeline.tests.Wired;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real answers fit their schemas, which notice what is missing or has another type. */
class FunctionAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INVOCATION =
            Pattern.compile("--function-name \"\\$\\(output (\\w+)Function\\)\".* --payload '([^']*)'");

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Wiring wiring = Wired.over(world, world.table(), AdoptionMode.OFF);

    @BeforeEach
    void define() {
        String definition = Runs.REQUEST.taskDefinition();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition,
                        List.of("app"),
                        Map.of(),
                        Optional.empty(),
                        false,
                        Map.of(
                                "app", new LogDriver.AwsLogs("/ecs/etl", Optional.empty(), Optional.of("pre")),
                                "proxy", new LogDriver.OtherDriver("splunk"))));
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(String.valueOf(FunctionSchemas.all().get(name)), InputFormat.JSON);
    }

    private static List<String> complaints(String schema, JsonNode document) {
        return schema(schema).validate(document.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode answer(RequestStreamHandler function, String request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                answer,
                FunctionContext.of("Function"));
        return JSON.readTree(answer.toString(StandardCharsets.UTF_8));
    }

    /** Each field of each object, without it and with a value that no field has. */
    private static Map<String, JsonNode> damaged(JsonNode whole) {
        Map<String, JsonNode> damaged = new LinkedHashMap<>();
        fields(whole, "", (path, name) -> {
            JsonNode without = whole.deepCopy();
            ((ObjectNode) without.at(path)).remove(name);
            damaged.put("without " + path + "/" + name, without);
            JsonNode odd = whole.deepCopy();
            ((ObjectNode) odd.at(path)).put(name, 1.5);
            damaged.put("odd " + path + "/" + name, odd);
        });
        return damaged;
    }

    private interface FieldVisitor {
        void field(String path, String name);
    }

    private static void fields(JsonNode node, String path, FieldVisitor visitor) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                visitor.field(path, field.getKey());
                fields(field.getValue(), path + "/" + field.getKey(), visitor);
            });
        }
        for (int at = 0; node.isArray() && at < node.size(); at++) {
            fields(node.get(at), path + "/" + at, visitor);
        }
    }

    private static void assertFits(String schema, JsonNode answer) {
        assertThat(complaints(schema, answer)).isEmpty();
        damaged(answer)
                .forEach((damage, document) ->
                        assertThat(complaints(schema, document)).as(damage).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void every_description_fits_its_schema(Reported reported) throws IOException {
        world.store.put(reported.decision().run());
        String name = reported.decision().run().id().value();
        assertFits("describe-run.answer", answer(new DescribeRunHandler(wiring), "{\"run\": \"" + name + "\"}"));
    }

    @Test
    void every_listing_fits_its_schema() throws IOException {
        int number = 0;
        for (Reported reported : ReportedRuns.all().toList()) {
            world.store.put(reported.decision().run().known(Runs.identity("run-" + number++)));
        }
        JsonNode all = answer(new ListRunsHandler(wiring), "{}");
        assertThat(all.path("runs")).hasSize(number);
        assertFits("list-runs.answer", all);
        assertFits("list-runs.answer", answer(new ListRunsHandler(wiring), "{\"limit\": 1}"));
    }

    @Test
    void the_answer_to_a_launch_fits_its_schema() throws IOException {
        String request = "{\"name\": \"a\", \"cluster\": \"prod\", \"taskDefinition\": \""
                + Runs.REQUEST.taskDefinition() + "\"}";
        assertFits("launch-run.answer", answer(new LaunchRunHandler(wiring), request));
        assertFits("launch-run.answer", answer(new LaunchRunHandler(wiring), request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "launch-run.request   | {}",
                "launch-run.request   | {\"cluster\": \"prod\"}",
                "launch-run.request   | {\"cluster\": \"prod\", \"taskDefinition\": \"etl\", \"count\": 2}",
                "launch-run.request   | {\"cluster\": \"prod\", \"taskDefinition\": \"etl\", \"name\": \"two words\"}",
                "launch-run.request   | {\"cluster\": \"prod\", \"taskDefinition\": \"etl\", \"nam\": \"a\"}",
                "describe-run.request | {}",
                "describe-run.request | {\"run\": \"two words\"}",
                "describe-run.request | {\"run\": \"a\", \"cluster\": \"b\"}",
                "list-runs.request    | {\"state\": \"live\"}",
                "list-runs.request    | {\"limit\": 0}",
                "list-runs.request    | {\"cause\": \"EXIT\"}",
                "list-runs.request    | {\"suspended\": \"yes\"}",
                "list-runs.request    | {\"since\": 1}",
                "list-runs.request    | {\"names\": \"a\"}"
            })
    void the_schema_of_a_request_refuses_what_the_function_refuses(String schema, String request) throws IOException {
        assertThat(complaints(schema, JSON.readTree(request))).isNotEmpty();
    }

    @Test
    void every_request_in_the_documents_fits_its_schema() throws IOException {
        int found = 0;
        for (MarkdownPage page : MarkdownPage.all()) {
            Matcher invocation = INVOCATION.matcher(page.text());
            while (invocation.find()) {
                String schema = invocation
                        .group(1)
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
                assertThat(complaints(schema + ".request", JSON.readTree(invocation.group(2))))
                        .as(page.name() + ": " + invocation.group(2))
                        .isEmpty();
                found++;
            }
        }
        assertThat(found).isGreaterThan(5);
    }
}
