package dev.lifeline.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.functions.metrics.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard answers its questions with what the functions publish and log. */
class DashboardTest {
    private static final Deployed TEMPLATE = Deployed.template();
    private static final int COLUMNS = 24;
    private static final int FREE_METRICS = 50; // of a dashboard in the free tier

    private final List<JsonNode> widgets = new ArrayList<>();
    private final List<List<String>> metrics = new ArrayList<>();

    DashboardTest() throws IOException {
        List<Object> body = Deployed.list(TEMPLATE.properties("Dashboard").get("DashboardBody"));
        String text = Deployed.text(body.getFirst());
        for (Map.Entry<String, Object> variable : Deployed.map(body.getLast()).entrySet()) {
            text = text.replace("${" + variable.getKey() + "}", Deployed.text(variable.getValue()));
        }
        new ObjectMapper().readTree(text).get("widgets").forEach(widgets::add);
        of("metric").forEach(widget -> metrics.addAll(whole(widget.at("/properties/metrics"))));
    }

    private Stream<JsonNode> of(String type) {
        return widgets.stream().filter(widget -> widget.get("type").asText().equals(type));
    }

    /**
     * AWS "Dashboard body structure": "." repeats a part of the metric before, "..." all parts up to those that follow.
     */
    private static List<List<String>> whole(JsonNode rows) {
        List<List<String>> all = new ArrayList<>();
        List<String> before = List.of();
        for (JsonNode row : rows) {
            List<String> parts = new ArrayList<>();
            for (JsonNode part : row) {
                if (part.asText().equals("...")) {
                    parts.addAll(before.subList(0, before.size() - 1));
                } else if (part.isTextual()) {
                    parts.add(part.asText().equals(".") ? before.get(parts.size()) : part.asText());
                }
            }
            if (!parts.isEmpty()) {
                all.add(parts);
                before = parts;
            }
        }
        return all;
    }

    @Test
    void every_question_is_answered_by_a_metric_and_by_the_log() {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (JsonNode widget : widgets) {
            String type = widget.get("type").asText();
            if (type.equals("text")) {
                questions.add(widget.at("/properties/markdown").asText().replace("## ", ""));
                answers.add("");
            } else {
                answers.add(answers.removeLast() + " " + type);
            }
        }
        assertThat(questions)
                .containsExactly("What failed?", "Why?", "What waits?", "What is late?", "What does Lifeline cost?");
        assertThat(answers).allSatisfy(types -> assertThat(types).contains("metric", "log"));
    }

    @Test
    void every_metric_that_the_functions_publish_is_shown_once_and_no_other() {
        assertThat(metrics.stream().filter(metric -> metric.getFirst().equals("Lifeline")))
                .allSatisfy(metric ->
                        assertThat(metric.subList(2, metric.size())).containsExactly("Service", "${AWS::StackName}"))
                .extracting(metric -> metric.get(1))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::title).toList());
    }

    @Test
    void the_dashboard_fits_into_the_free_tier() {
        assertThat(metrics).hasSizeLessThanOrEqualTo(FREE_METRICS);
    }

    @Test
    void the_log_is_asked_what_the_saved_queries_ask() {
        List<String> saved = TEMPLATE.resources("AWS::Logs::QueryDefinition").stream()
                .map(query -> "SOURCE '${Logs}' | " + TEMPLATE.properties(query).get("QueryString"))
                .toList();
        assertThat(of("log").map(widget -> widget.at("/properties/query").asText()))
                .isNotEmpty()
                .isSubsetOf(saved);
    }

    @Test
    void the_cost_counts_the_writes_of_every_index() {
        assertThat(metrics.stream()
                        .filter(metric -> metric.contains("GlobalSecondaryIndexName"))
                        .map(List::getLast))
                .containsExactlyInAnyOrderElementsOf(
                        Deployed.list(TEMPLATE.properties("RunTable").get("GlobalSecondaryIndexes")).stream()
                                .map(index -> Deployed.text(Deployed.map(index).get("IndexName")))
                                .toList());
    }

    @Test
    void an_expression_uses_all_hidden_metrics_of_its_widget_and_only_those() {
        of("metric").map(widget -> widget.at("/properties/metrics")).forEach(rows -> {
            List<String> hidden = rows.findValuesAsText("id");
            List<String> used = rows.findValuesAsText("expression").stream()
                    .flatMap(expression -> Pattern.compile("[a-z]\\d")
                            .matcher(expression)
                            .results()
                            .map(MatchResult::group))
                    .toList();
            assertThat(used).containsExactlyInAnyOrderElementsOf(hidden);
        });
    }

    @Test
    void widgets_do_not_overlap() {
        List<String> cells = new ArrayList<>();
        for (JsonNode widget : widgets) {
            int left = widget.get("x").asInt();
            int right = left + widget.get("width").asInt();
            assertThat(right).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < right; x++) {
                for (int y = 0; y < widget.get("height").asInt(); y++) {
                    cells.add(x + "," + (y + widget.get("y").asInt()));
                }
            }
        }
        assertThat(cells).doesNotHaveDuplicates();
    }
}
