package dev.lifeline.whatif.report;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.page.HtmlPage;
import dev.lifeline.explain.story.StoryParts;
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
        String title = "What " + report.after() + " would have done";
        List<DifferenceGroup> groups = report.result().groups();
        List<String> sections = new ArrayList<>();
        sections.add(Html.element("h1", "", title) + Html.element("p", "", report.headline()) + list(report.notes()));
        sections.add(Html.element("h2", "", "In all")
                + hint("A bar is the change on average of the draws, a bracket the range that holds it in 95 of 100"
                        + " cases. Each row has its own scale.")
                + ChangeChart.totals(report.result().change())
                + totals(report));
        RuleTable rules = RuleTable.of(report);
        if (!rules.rows().isEmpty()) {
            sections.add(Html.element("h2", "", "Rules")
                    + hint("How many ends of attempts each rule decides, of the attempts that were seen.")
                    + new PageTable(rules.header(), rules.header().size() - 1).html(rules.rows().stream()));
        }
        if (!groups.isEmpty()) {
            sections.add(Html.element("h2", "", "Retries, by family and cause")
                    + hint("The families and causes with the most runs that differ. Numbers are averages of the draws.")
                    + ChangeChart.retries(groups)
                    + groups(groups));
            sections.add(Html.element("h2", "", "The most different runs")
                    + report.result().most().stream()
                            .map(run -> run(report, run))
                            .collect(Collectors.joining("\n")));
        }
        if (!report.counts().faults().isEmpty()) {
            sections.add(Html.element("h2", "", "What could not be read")
                    + list(report.counts().faults()));
        }
        return new HtmlPage(title, sections).text();
    }

    private static String hint(String words) {
        return Html.element("p", "muted", words);
    }

    private static String run(TestReport report, DifferentRun run) {
        return Html.wrapped(
                "section",
                "different",
                Html.element("h3", "", run.name())
                        + Html.element(
                                "p",
                                "muted",
                                "family " + run.family() + " · "
                                        + run.story().kind().words())
                        + StoryParts.panel(StoryParts.row("seen", run.story().seen())
                                + StoryParts.row(report.before(), run.story().before())
                                + StoryParts.row(report.after(), run.story().after())
                                + StoryParts.row("difference", List.of(DifferenceText.of(run.change())))));
    }

    private static String totals(TestReport report) {
        Map<Measure, Estimate> changes = report.result().change();
        return new PageTable(List.of("", report.before(), report.after(), "change", "in 95 of 100 cases"), 4)
                .html(changes.entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey().words(),
                                Figures.number(
                                        report.result().before(entry.getKey()).value()),
                                Figures.number(
                                        report.result().after(entry.getKey()).value()),
                                Figures.signed(entry.getValue().value()),
                                Figures.interval(entry.getValue()))));
    }

    private static String groups(List<DifferenceGroup> groups) {
        return new PageTable(
                        List.of("family", "cause", "would be", "runs", "retries", "successes", "task-hours", "dollars"),
                        5)
                .html(groups.stream()
                        .map(group -> Stream.concat(
                                        Stream.of(
                                                group.family(),
                                                group.cause().map(Enum::name).orElse(""),
                                                group.kind().words(),
                                                Figures.count(group.runs())),
                                        Stream.of(
                                                        Measure.RETRIES,
                                                        Measure.SUCCESSES,
                                                        Measure.TASK_HOURS,
                                                        Measure.DOLLARS)
                                                .map(measure -> Figures.signed(
                                                        group.change().getOrDefault(measure, 0.0))))
                                .toList()));
    }

    private static String list(List<String> items) {
        return Html.wrapped(
                "ul",
                "notes",
                items.stream().map(item -> Html.element("li", "", item)).collect(Collectors.joining()));
    }
}
