package dev.lifeline.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The saved queries ask the functions' log group for what the functions log. */
class SavedQueriesTest {
    private static final Deployed TEMPLATE = Deployed.template();
    private static final List<String> QUERIES = TEMPLATE.resources("AWS::Logs::QueryDefinition");

    /** AWS "Supported logs and discovered fields". */
    private static final Set<String> DISCOVERED = Set.of("@timestamp", "@message");

    /** Of the lines that Lambda makes of a text (AWS "Lambda: JSON format for application logs"). */
    private static final Set<String> LINES_OF_TEXT = Set.of("timestamp", "level", "message", "AWSRequestId");

    /** The words that these fields may have. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "outcome", names(DecisionOutcome.values()),
            "result", names(Phase.Result.values()),
            "cause", names(Cause.values()),
            "from", names(TaskState.values()),
            "to", names(TaskState.values()),
            "reached", names(TaskState.values()),
            "level", List.of("INFO", "WARN", "ERROR"),
            "effects.0",
                    Arrays.stream(Effect.class.getPermittedSubclasses())
                            .map(Class::getSimpleName)
                            .toList());

    private final List<JsonNode> log;

    SavedQueriesTest() throws IOException {
        this.log = LoggedRuns.lines();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Stream<InsightsQuery> queries() {
        return QUERIES.stream()
                .map(query -> InsightsQuery.of(
                        Deployed.text(TEMPLATE.properties(query).get("QueryString"))));
    }

    private List<String> logged(String field) {
        return log.stream()
                .map(line -> field.startsWith("@")
                        ? line.toString()
                        : line.path(field).asText())
                .toList();
    }

    @Test
    void each_query_of_the_mapping_is_saved_under_a_name_of_its_own() {
        Map<String, Object> written =
                Deployed.map(Deployed.map(TEMPLATE.root().get("Mappings")).get("Queries"));

        assertThat(QUERIES)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        written.keySet().stream().map(name -> name + "Query").toList());
        assertThat(QUERIES.stream().map(query -> TEMPLATE.properties(query).get("Name")))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_guide_lists_every_query_by_the_name_under_which_it_is_saved() throws IOException {
        List<String> titles =
                Deployed.map(Deployed.map(TEMPLATE.root().get("Mappings")).get("Queries")).values().stream()
                        .map(query -> Deployed.text(Deployed.map(query).get("Title")))
                        .toList();
        String guide = Files.readString(Repository.ROOT.resolve("docs/how-to/see-what-goes-on.md"));

        assertThat(guide.substring(guide.indexOf("| query |"), guide.indexOf("## Grafana"))
                        .lines()
                        .skip(2)
                        .filter(line -> line.startsWith("| "))
                        .map(line -> line.split(" *\\| *", -1)[1]))
                .containsExactlyElementsOf(titles);
    }

    @Test
    void a_query_asks_the_log_group_that_the_functions_write_to() {
        Map<String, Object> function =
                Deployed.map(Deployed.map(TEMPLATE.root().get("Globals")).get("Function"));
        Object group = Objects.requireNonNull(
                Deployed.map(function.get("LoggingConfig")).get("LogGroup"));

        assertThat(TEMPLATE.resources("AWS::Logs::LogGroup"))
                .containsExactly(group.toString().replaceAll("[${}]", ""));
        assertThat(QUERIES)
                .allSatisfy(query -> assertThat(TEMPLATE.properties(query).get("LogGroupNames"))
                        .isEqualTo(List.of(group)));
    }

    @Test
    void every_field_of_a_query_is_logged() {
        Set<String> fields = new HashSet<>(DISCOVERED);
        fields.addAll(LINES_OF_TEXT);
        for (JsonNode line : log) {
            line.properties().forEach(field -> {
                fields.add(field.getKey());
                for (int element = 0; element < field.getValue().size(); element++) {
                    fields.add(field.getKey() + "." + element);
                }
            });
        }

        assertThat(queries())
                .allSatisfy(query -> assertThat(query.fields())
                        .as(query.toString())
                        .isNotEmpty()
                        .isSubsetOf(fields));
    }

    @Test
    void every_phrase_that_a_query_looks_for_is_logged() {
        List<InsightsQuery.Compared> phrases = queries()
                .flatMap(query -> query.phrases().stream())
                .filter(phrase -> !phrase.field().equals("message")) // of the runtime's own lines
                .toList();

        assertThat(phrases)
                .hasSizeGreaterThan(2)
                .allSatisfy(phrase -> assertThat(logged(phrase.field()))
                        .as(phrase.with())
                        .anyMatch(Pattern.compile(phrase.with()).asPredicate()));
    }

    @Test
    void every_word_that_a_field_is_compared_with_is_one_that_it_may_have() {
        List<InsightsQuery.Compared> words =
                queries().flatMap(query -> query.words().stream()).toList();

        assertThat(words).hasSizeGreaterThan(10).allSatisfy(word -> {
            if (!word.field().equals("run")) { // the name is the reader's
                assertThat(VALUES).containsKey(word.field());
                assertThat(VALUES.get(word.field())).contains(word.with());
            }
        });
    }
}
