package dev.lifeline.cli.whatif;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.TextTable;
import dev.lifeline.whatif.comparison.DifferenceGroup;
import dev.lifeline.whatif.comparison.DifferentRun;
import dev.lifeline.whatif.comparison.Measure;
import dev.lifeline.whatif.report.DifferenceText;
import dev.lifeline.whatif.report.Figures;
import dev.lifeline.whatif.report.RuleTable;
import dev.lifeline.whatif.report.TestReport;
import java.util.List;

/** The result as tables for a terminal. */
public final class WhatIfText {
    private static final int MOST_GROUPS = 20;

    private WhatIfText() {}

    /** Prints the report. */
    public static void print(Printer out, TestReport report, int width) {
        out.line(report.headline());
        report.notes().forEach(note -> out.line("note: " + note));
        out.line("");
        totals(report).lines(width).forEach(out::line);
        RuleTable rules = RuleTable.of(report);
        if (!rules.rows().isEmpty()) {
            out.line("");
            out.line("ends of attempts that were seen, by rule:");
            new TextTable(rules.header(), rules.rows()).lines(width).forEach(out::line);
        }
        List<DifferenceGroup> groups = report.result().groups();
        if (!groups.isEmpty()) {
            out.line("");
            groups(groups).lines(width).forEach(out::line);
            if (groups.size() > MOST_GROUPS) {
                out.line("and " + (groups.size() - MOST_GROUPS) + " more groups; --output json has all");
            }
            out.line("");
            out.line("the most different runs, first those that end otherwise, then by task-hours:");
            report.result().most().forEach(run -> print(out, report, run));
        }
    }

    private static void print(Printer out, TestReport report, DifferentRun run) {
        out.line(run.name() + " (" + run.family() + "): " + run.story().kind().words());
        out.line("    " + String.join(" ", run.story().seen()));
        out.line("    " + report.before() + ": " + String.join(" ", run.story().before()));
        out.line("    " + report.after() + ": " + String.join(" ", run.story().after()));
        out.line("    difference: " + DifferenceText.of(run.change()));
    }

    private static TextTable totals(TestReport report) {
        return new TextTable(
                List.of("", report.before(), report.after(), "change", "in 95 of 100 cases"),
                report.result().change().entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey().words(),
                                Figures.number(
                                        report.result().before(entry.getKey()).value()),
                                Figures.number(
                                        report.result().after(entry.getKey()).value()),
                                Figures.signed(entry.getValue().value()),
                                Figures.interval(entry.getValue())))
                        .toList());
    }

    private static TextTable groups(List<DifferenceGroup> groups) {
        return new TextTable(
                List.of("family", "cause", "would be", "runs", "retries", "successes", "task-hours", "dollars"),
                groups.stream()
                        .limit(MOST_GROUPS)
                        .map(group -> List.of(
                                group.family(),
                                group.cause().map(Enum::name).orElse(""),
                                group.kind().words(),
                                Figures.count(group.runs()),
                                Figures.signed(group.change().getOrDefault(Measure.RETRIES, 0.0)),
                                Figures.signed(group.change().getOrDefault(Measure.SUCCESSES, 0.0)),
                                Figures.signed(group.change().getOrDefault(Measure.TASK_HOURS, 0.0)),
                                Figures.signed(group.change().getOrDefault(Measure.DOLLARS, 0.0))))
                        .toList());
    }
}
