package dev.lifeline.cli.demo;

import static dev.lifeline.explain.page.Html.element;
import static dev.lifeline.explain.page.Html.wrapped;

import dev.lifeline.cli.output.CountText;
import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.page.HtmlPage;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runs of a demo on one page: how many ended as expected, then each with its picture and its story. */
record DemoReport(List<ScenarioOutcome> outcomes) {
    String text() {
        List<String> sections = new ArrayList<>();
        sections.add(element("h1", "", title()));
        sections.add(element(
                "p",
                "muted",
                "Each scenario says what goes wrong and how the run must end. All were played at once on a simulated ECS,"
                        + " against the handlers that are deployed. Times are simulated, from the launch."));
        sections.add(
                wrapped("div", "tallies", tally("Result", results()) + tally("Cause of a failed attempt", causes())));
        sections.add(element("h2", "", "Scenarios") + contents());
        outcomes.stream().map(outcome -> new ScenarioSection(outcome).html()).forEach(sections::add);
        return new HtmlPage(title(), sections).text();
    }

    private String title() {
        long good = outcomes.stream().filter(ScenarioOutcome::isAsExpected).count();
        return "Lifeline demo: " + good + " of " + CountText.of(outcomes.size(), "scenario") + " ended as expected";
    }

    private Map<String, Long> results() {
        return counted(outcomes.stream()
                .map(outcome -> outcome.report().result().map(Enum::name).orElse("not ended")));
    }

    private Map<String, Long> causes() {
        return counted(
                outcomes.stream().flatMap(outcome -> outcome.causes().stream()).map(Enum::name));
    }

    private static Map<String, Long> counted(Stream<String> words) {
        return words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String tally(String what, Map<String, Long> counts) {
        String rows = counts.entrySet().stream()
                .map(count -> wrapped(
                        "tr",
                        "",
                        element("td", "", count.getKey())
                                + element("td", "", count.getValue().toString())))
                .collect(Collectors.joining("\n"));
        return counts.isEmpty()
                ? ""
                : wrapped(
                        "table",
                        "tally",
                        wrapped("tr", "", element("th", "", what) + element("th", "", "Count")) + rows);
    }

    private String contents() {
        return wrapped(
                "ul",
                "contents",
                outcomes.stream()
                        .map(outcome -> wrapped(
                                "li",
                                "",
                                ScenarioSection.sign(outcome) + " <a href=\"#" + ScenarioSection.anchor(outcome) + "\">"
                                        + Html.text(outcome.scenario().name()) + "</a> "
                                        + element(
                                                "span",
                                                "muted",
                                                outcome.scenario().title())))
                        .collect(Collectors.joining("\n")));
    }
}
