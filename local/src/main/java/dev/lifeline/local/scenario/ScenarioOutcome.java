package dev.lifeline.local.scenario;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a scenario ended, or its state when its time was up.
 *
 * @param journal of the run, oldest first
 * @param causes of the attempts that failed, in their order
 */
public record ScenarioOutcome(
        Scenario scenario,
        Run run,
        List<JournalEntry> journal,
        List<Cause> causes,
        int runTaskCalls,
        int stopTaskCalls,
        int tasks) {

    public ScenarioOutcome {
        journal = List.copyOf(journal);
        causes = List.copyOf(causes);
    }

    public RunReport report() {
        return RunReport.of(run);
    }

    public boolean isAsExpected() {
        return differences().isEmpty();
    }

    /** The differences from the scenario's file; empty for a scenario that ended as expected. */
    public List<String> differences() {
        Scenario.Expectation expected = scenario.expectation();
        RunReport report = report();
        List<String> differences = new ArrayList<>();
        compare(
                "result",
                expected.result(),
                report.result().<Object>map(value -> value).orElse("none: it has not ended"),
                differences);
        compare("state", expected.state(), report.state(), differences);
        compare("attempts", expected.attempts(), report.attempts(), differences);
        compare("causes", expected.causes(), causes, differences);
        compare("runTask", expected.runTaskCalls(), runTaskCalls, differences);
        compare("stopTask", expected.stopTaskCalls(), stopTaskCalls, differences);
        compare("tasks", expected.tasks(), tasks, differences);
        return differences;
    }

    private static void compare(String what, Object expected, Object actual, List<String> differences) {
        if (!Objects.equals(expected, actual)) {
            differences.add(what + " is " + actual + ", not " + expected);
        }
    }
}
