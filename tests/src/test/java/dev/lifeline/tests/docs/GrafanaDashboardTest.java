package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.functions.metrics.Metric;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dashboard for Grafana shows what the functions publish, all of it, and nothing else. */
class GrafanaDashboardTest {
    private static final int COLUMNS = 24;

    private final JsonNode dashboard;

    GrafanaDashboardTest() throws IOException {
        this.dashboard = new ObjectMapper()
                .readTree(Repository.ROOT.resolve("docs/grafana/lifeline.json").toFile());
    }

    private List<JsonNode> targets() {
        List<JsonNode> all = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> panel.path("targets").forEach(all::add));
        return all;
    }

    @Test
    void every_metric_that_the_functions_publish_is_shown_once_and_no_other() {
        assertThat(targets())
                .extracting(target -> target.get("metricName").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::title).toList());
    }

    @Test
    void metrics_are_asked_for_by_their_namespace_and_their_only_dimension() {
        assertThat(targets()).allSatisfy(target -> {
            assertThat(target.get("namespace").asText()).isEqualTo("Lifeline");
            assertThat(target.get("dimensions").toString()).isEqualTo("{\"Service\":\"$service\"}");
            assertThat(target.get("datasource").get("uid").asText()).isEqualTo("${datasource}");
        });
        assertThat(dashboard.get("templating").get("list"))
                .extracting(variable -> variable.get("name").asText())
                .containsExactly("datasource", "service");
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
