package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.CountText;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.cli.output.TextTable;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** The table at the end of a demo. */
final class ScenarioTable {
    private static final List<String> HEADER =
            List.of("scenario", "as expected", "attempts", "state", "cause", "RunTask", "StopTask", "evidence");

    private final OutputOptions output;

    ScenarioTable(OutputOptions output) {
        this.output = output;
    }

    void print(List<ScenarioOutcome> outcomes) {
        Printer out = output.out();
        out.line("");
        new TextTable(HEADER, outcomes.stream().map(ScenarioTable::row).toList())
                .lines(output.width())
                .forEach(out::line);
        long good = outcomes.stream().filter(outcome -> outcome.isAsExpected()).count();
        out.line("");
        out.line(good + " of " + CountText.of(outcomes.size(), "scenario") + " ended as expected.");
    }

    private static List<String> row(ScenarioOutcome outcome) {
        return List.of(
                outcome.scenario().name(),
                outcome.isAsExpected() ? "yes" : "NO: " + String.join(", ", outcome.differences()),
                Integer.toString(outcome.report().attempts()),
                outcome.report().state().name(),
                causes(outcome),
                Integer.toString(outcome.runTaskCalls()),
                Integer.toString(outcome.stopTaskCalls()),
                ReportText.why(outcome.report().finding()));
    }

    private static String causes(ScenarioOutcome outcome) {
        return outcome.causes().isEmpty()
                ? "-"
                : outcome.causes().stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
