package dev.lifeline.whatif.report;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.page.HtmlPage;
import dev.lifeline.whatif.comparison.DifferenceGroup;
import dev.lifeline.whatif.comparison.DifferentRun;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.comparison.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as a page in one file. */
public final class TestReportPage {
    private TestReportPage() {}

    /** The page. */
    public static String of(TestReport report) {
        List<String> sections = new ArrayList<>();
        sections.add(Html.element("h1", "", "What " + report.after() + " would have done")
                + Html.element("p", "", report.headline())
                + list(report.notes()));
        sections.add(Html.element("h2", "", "In all")
                + ChangeChart.totals(report.result().change())
                + totals(report));
        List<DifferenceGroup> groups = report.result().groups();
        if (!groups.isEmpty()) {
            sections.add(Html.element("h2", "", "Retries, by family and cause")
                    + ChangeChart.retries(groups)
                    + groups(groups));
            sections.add(Html.element("h2", "", "The most different runs")
                    + report.result().most().stream().map(TestReportPage::run).collect(Collectors.joining()));
        }
        if (!report.counts().faults().isEmpty()) {
            sections.add(Html.element("h2", "", "What could not be read")
                    + list(report.counts().faults()));
        }
        return new HtmlPage("What " + report.after() + " would have done", sections).text();
    }

    private static String run(DifferentRun run) {
        return Html.wrapped(
                "div",
                "scenario",
                Html.element("h3", "", run.name())
                        + Html.element("p", "muted", run.family())
                        + Html.element("p", "", run.explanation()));
    }

    private static String totals(TestReport report) {
        Map<Measure, Estimate> changes = report.result().change();
        Stream<List<String>> rows = changes.entrySet().stream()
                .map(entry -> List.of(
                        entry.getKey().words(),
                        Figures.number(report.result().before(entry.getKey()).value()),
                        Figures.number(report.result().after(entry.getKey()).value()),
                        Figures.signed(entry.getValue().value()),
                        Figures.interval(entry.getValue())));
        return table(List.of("", report.before(), report.after(), "change", "in 95 of 100 cases"), rows);
    }

    private static String groups(List<DifferenceGroup> groups) {
        return table(
                List.of("family", "cause", "would be", "runs", "retries", "successes", "task-hours", "dollars"),
                groups.stream()
                        .map(group -> Stream.concat(
                                        Stream.of(
                                                group.family(),
                                                group.cause().map(Enum::name).orElse(""),
                                                group.kind().words(),
                                                Figures.number(group.runs())),
                                        Stream.of(
                                                        Measure.RETRIES,
                                                        Measure.SUCCESSES,
                                                        Measure.TASK_HOURS,
                                                        Measure.DOLLARS)
                                                .map(measure -> Figures.signed(
                                                        group.change().getOrDefault(measure, 0.0))))
                                .toList()));
    }

    private static String table(List<String> header, Stream<List<String>> rows) {
        return Html.wrapped(
                "table",
                "",
                row("th", header) + rows.map(cells -> row("td", cells)).collect(Collectors.joining()));
    }

    private static String row(String element, List<String> cells) {
        return Html.wrapped(
                "tr",
                "",
                cells.stream().map(cell -> Html.element(element, "", cell)).collect(Collectors.joining()));
    }

    private static String list(List<String> items) {
        return Html.wrapped(
                "ul",
                "",
                items.stream().map(item -> Html.element("li", "", item)).collect(Collectors.joining()));
    }
}
