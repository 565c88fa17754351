package dev.lifeline.tests.template;

import static com.fasterxml.jackson.databind.node.JsonNodeType.ARRAY;
import static com.fasterxml.jackson.databind.node.JsonNodeType.BOOLEAN;
import static com.fasterxml.jackson.databind.node.JsonNodeType.NUMBER;
import static com.fasterxml.jackson.databind.node.JsonNodeType.OBJECT;
import static com.fasterxml.jackson.databind.node.JsonNodeType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.lifeline.functions.metrics.Metric;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The dashboard for Grafana shows what the functions publish and log, in fields that Grafana knows. */
class GrafanaDashboardTest {
    private static final int COLUMNS = 24;

    /** A query for which a user must put in the name of a run. */
    private static final String WITH_A_NAME = "DecisionsOfARun";

    /**
     * The fields that the dashboard uses of those in Grafana's schemas, with their kinds of JSON, as its Foundation SDK
     * (0.0.22) reads them strictly: an unknown or missing field is an error there.
     */
    private static final Map<String, Map<String, JsonNodeType>> FIELDS = Map.of(
            "row",
                    Map.of(
                            "id",
                            NUMBER,
                            "type",
                            STRING,
                            "title",
                            STRING,
                            "collapsed",
                            BOOLEAN,
                            "panels",
                            ARRAY,
                            "gridPos",
                            OBJECT),
            "panel",
                    Map.of(
                            "id",
                            NUMBER,
                            "type",
                            STRING,
                            "title",
                            STRING,
                            "datasource",
                            OBJECT,
                            "gridPos",
                            OBJECT,
                            "fieldConfig",
                            OBJECT,
                            "targets",
                            ARRAY),
            "Metrics",
                    Map.ofEntries(
                            Map.entry("refId", STRING),
                            Map.entry("datasource", OBJECT),
                            Map.entry("id", STRING),
                            Map.entry("queryMode", STRING),
                            Map.entry("metricQueryType", NUMBER),
                            Map.entry("metricEditorMode", NUMBER),
                            Map.entry("namespace", STRING),
                            Map.entry("metricName", STRING),
                            Map.entry("dimensions", OBJECT),
                            Map.entry("matchExact", BOOLEAN),
                            Map.entry("statistic", STRING),
                            Map.entry("period", STRING),
                            Map.entry("region", STRING),
                            Map.entry("label", STRING)),
            "Logs",
                    Map.of(
                            "refId",
                            STRING,
                            "datasource",
                            OBJECT,
                            "id",
                            STRING,
                            "queryMode",
                            STRING,
                            "region",
                            STRING,
                            "expression",
                            STRING,
                            "logGroups",
                            ARRAY));

    private final JsonNode dashboard;

    GrafanaDashboardTest() throws IOException {
        this.dashboard = new ObjectMapper()
                .readTree(Repository.ROOT.resolve("docs/grafana/lifeline.json").toFile());
    }

    private List<JsonNode> targets(String mode) {
        List<JsonNode> all = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> panel.path("targets").forEach(all::add));
        return all.stream()
                .filter(target -> target.path("queryMode").asText().equals(mode))
                .toList();
    }

    private static void hasFields(JsonNode object, String kind) {
        Map<String, JsonNodeType> fields = new HashMap<>();
        object.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().getNodeType()));
        assertThat(fields).as(object.toString()).isEqualTo(FIELDS.get(kind));
    }

    @Test
    void rows_panels_and_queries_have_the_fields_of_Grafanas_schemas() {
        for (JsonNode panel : dashboard.get("panels")) {
            hasFields(panel, panel.path("type").asText().equals("row") ? "row" : "panel");
            assertThat(panel.get("type").asText()).isIn("row", "timeseries", "table");
            panel.path("targets")
                    .forEach(
                            target -> hasFields(target, target.path("queryMode").asText()));
        }
    }

    @Test
    void every_saved_query_that_needs_no_name_is_a_table_under_its_title() {
        Map<String, String> saved = new HashMap<>();
        Deployed.map(Deployed.map(Deployed.template().root().get("Mappings")).get("Queries"))
                .forEach((name, query) -> {
                    if (!name.equals(WITH_A_NAME)) {
                        saved.put(
                                Deployed.text(Deployed.map(query).get("Title")),
                                Deployed.text(Deployed.map(query).get("Text")));
                    }
                });
        Map<String, String> shown = new HashMap<>();
        dashboard.get("panels").forEach(panel -> {
            if (panel.get("type").asText().equals("table")) {
                shown.put(
                        panel.get("title").asText(),
                        panel.at("/targets/0/expression").asText());
            }
        });
        assertThat(shown).isEqualTo(saved);
        assertThat(targets("Logs"))
                .hasSameSizeAs(saved.keySet())
                .allSatisfy(target -> assertThat(target.get("logGroups"))
                        .hasToString("[{\"arn\":\"$logGroup\",\"name\":\"$logGroup\"}]"));
    }

    @Test
    void every_metric_that_the_functions_publish_is_shown_once_and_no_other() {
        assertThat(targets("Metrics"))
                .extracting(target -> target.get("metricName").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::title).toList());
    }

    @Test
    void metrics_are_asked_for_by_their_namespace_and_their_only_dimension() {
        assertThat(targets("Metrics")).allSatisfy(target -> {
            assertThat(target.get("namespace").asText()).isEqualTo("Lifeline");
            assertThat(target.get("dimensions").toString()).isEqualTo("{\"Service\":\"$service\"}");
        });
        assertThat(dashboard.findValues("datasource"))
                .allSatisfy(source ->
                        assertThat(source).hasToString("{\"type\":\"cloudwatch\",\"uid\":\"${datasource}\"}"));
    }

    @Test
    void the_data_source_the_stack_and_its_log_group_are_chosen_above() {
        assertThat(dashboard.get("templating").get("list"))
                .extracting(variable -> variable.get("name").asText() + " "
                        + variable.get("type").asText() + " "
                        + variable.path("query").path("queryType").asText())
                .containsExactly("datasource datasource ", "service query dimensionValues", "logGroup query logGroups");
    }

    @Test
    void panels_have_ids_of_their_own_and_do_not_overlap() {
        List<String> cells = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            JsonNode place = panel.get("gridPos");
            ids.add(panel.get("id").asInt());
            int right = place.get("x").asInt() + place.get("w").asInt();
            assertThat(right).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.get("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    cells.add(x + "," + (y + place.get("y").asInt()));
                }
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(cells).doesNotHaveDuplicates();
    }
}
