package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table at the end of a demo. */
final class ScenarioTable {
    private static final String ROW = "%-20s %8s  %-9s  %-34s %7s %8s  %-11s  %s";

    private final Printer out;

    ScenarioTable(Printer out) {
        this.out = out;
    }

    void print(List<ScenarioOutcome> outcomes) {
        out.line("");
        out.line(String.format(
                Locale.ROOT,
                ROW,
                "scenario",
                "attempts",
                "state",
                "cause",
                "RunTask",
                "StopTask",
                "as expected",
                "evidence"));
        outcomes.forEach(outcome -> out.line(String.format(
                Locale.ROOT,
                ROW,
                outcome.scenario().name(),
                outcome.report().attempts(),
                outcome.report().state(),
                causes(outcome),
                outcome.runTaskCalls(),
                outcome.stopTaskCalls(),
                outcome.differences().isEmpty() ? "yes" : "NO: " + String.join(", ", outcome.differences()),
                ReportText.why(outcome.report().finding()))));
        long good = outcomes.stream()
                .filter(outcome -> outcome.differences().isEmpty())
                .count();
        out.line("");
        out.line(good + " of " + outcomes.size() + " scenarios ended as their files say.");
    }

    private static String causes(ScenarioOutcome outcome) {
        return outcome.causes().isEmpty()
                ? "-"
                : outcome.causes().stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
