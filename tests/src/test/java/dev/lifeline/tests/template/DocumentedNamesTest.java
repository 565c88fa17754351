package dev.lifeline.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.functions.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name exactly what the template and the functions have. */
class DocumentedNamesTest {
    private static final Path ROOT = Path.of(System.getProperty("lifeline.root"));
    private static final Deployed TEMPLATE = Deployed.template();
    private static final List<String> ALARMS = TEMPLATE.resources("AWS::CloudWatch::Alarm");

    @Test
    void every_schedule_in_the_documents_is_one_that_the_template_allows() throws IOException {
        List<Object> allowed = Deployed.list(parameter("ReconcileSchedule").get("AllowedValues"));

        for (Path page : pages()) {
            assertThat(found("(?:rate|cron)\\([^)]*\\)", Files.readString(page)))
                    .as(page.toString())
                    .isSubsetOf(allowed.stream().map(Object::toString).toList());
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(each -> each.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** SAM publishes no version of a function when only a parameter changes: the alias keeps the old value. */
    @Test
    void the_parameters_that_need_a_new_version_are_those_that_the_functions_hold() throws IOException {
        Map<String, Object> parameters = Deployed.map(TEMPLATE.root().get("Parameters"));
        Map<String, Object> function =
                Deployed.map(Deployed.map(TEMPLATE.root().get("Globals")).get("Function"));
        List<String> held = found("(?<=\\$\\{)\\w+(?=})", function.toString()).stream()
                .filter(parameters::containsKey)
                .toList();

        assertThat(found(
                        "(?<=`)\\w+(?=`)",
                        between(page("how-to/update.md"), "the functions themselves hold", "All others")))
                .containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void each_alarm_is_in_the_guide_with_a_section_that_exists() throws IOException {
        String page = page("how-to/respond-to-alarms.md");
        String alarms = between(page, "| alarm |", "### ");

        assertThat(firstColumn(alarms)).containsExactlyInAnyOrderElementsOf(ALARMS);
        assertThat(alarms.lines().filter(line -> line.startsWith("| `")))
                .allSatisfy(row -> assertThat(found("(?<=\\(#)[^)]+", row))
                        .isNotEmpty()
                        .isSubsetOf(page.lines()
                                .filter(line -> line.startsWith("#"))
                                .map(DocumentedNamesTest::anchor)
                                .toList()));
    }

    @Test
    void every_alarm_that_a_page_mentions_exists() throws IOException {
        for (Path page : pages()) {
            assertThat(found("(?<=`)[A-Za-z]+Alarm(?=`)", Files.readString(page)))
                    .as(page.toString())
                    .isSubsetOf(ALARMS);
        }
    }

    @Test
    void an_alarm_on_a_metric_of_lifeline_is_on_one_that_the_functions_write() {
        assertThat(alarmed())
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Metric.values()).map(Metric::title).toList());
    }

    @Test
    void the_cost_page_counts_the_alarms_and_the_metrics_that_exist() throws IOException {
        Deployed ordinary = Deployed.templateWithout(Set.of("AdoptsTasks", "RecordsLaunches"));
        int optional =
                ALARMS.size() - ordinary.resources("AWS::CloudWatch::Alarm").size();
        int simple = ALARMS.size() - 1;

        assertThat(ALARMS.stream().filter(alarm -> TEMPLATE.properties(alarm).containsKey("Metrics")))
                .containsExactly("DroppedDeliveriesAlarm");
        assertThat(page("reference/cost.md"))
                .contains(
                        "| alarms | " + (simple - optional)
                                + " of one metric and one of " + dropped(ordinary)
                                + "; with `AdoptTasks: recorded` " + simple + " and one of " + dropped(TEMPLATE)
                                + " |",
                        "| metrics | " + Metric.values().length + " |");
    }

    /** The metrics that the alarm adds up. */
    private static int dropped(Deployed template) {
        return Deployed.list(template.properties("DroppedDeliveriesAlarm").get("Metrics"))
                        .size()
                - 1;
    }

    @Test
    void the_readme_counts_the_scenarios_that_exist() throws IOException {
        try (Stream<Path> scenarios = Files.list(ROOT.resolve("local/scenarios"))) {
            assertThat(Files.readString(ROOT.resolve("README.md")))
                    .contains("plays " + scenarios.count() + " situations");
        }
    }

    private static List<String> alarmed() {
        return ALARMS.stream()
                .map(TEMPLATE::properties)
                .filter(alarm -> "Lifeline".equals(alarm.get("Namespace")))
                .map(alarm -> Deployed.text(alarm.get("MetricName")))
                .toList();
    }

    private static Map<String, Object> parameter(String name) {
        return Deployed.map(Deployed.map(TEMPLATE.root().get("Parameters")).get(name));
    }

    private static String page(String file) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(file));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        assertThat(from).as(start).isGreaterThanOrEqualTo(start.length());
        return text.substring(from, text.indexOf("\n" + end, from));
    }

    /** The names in back quotes in the first column of a table. */
    private static List<String> firstColumn(String table) {
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> found("(?<=`)\\w+(?=`)", line.substring(0, line.indexOf('|', 1))).stream())
                .toList();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** GitHub's: lower case, hyphens for spaces, without punctuation. */
    private static String anchor(String heading) {
        return heading.replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
