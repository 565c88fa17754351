package dev.lifeline.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.local.scenario.ScenarioOutcome;

/** How a scenario ended, as {@code demo --output json} prints it. */
final class OutcomeJson {
    private OutcomeJson() {}

    static ObjectNode of(ScenarioOutcome outcome) {
        ObjectNode line = ReportJson.of(outcome.report());
        line.put("scenario", outcome.scenario().name());
        ArrayNode causes = line.putArray("causes");
        outcome.causes().forEach(cause -> causes.add(cause.name()));
        line.put("runTask", outcome.runTaskCalls());
        line.put("stopTask", outcome.stopTaskCalls());
        line.put("tasks", outcome.tasks());
        ArrayNode differences = line.putArray("differences");
        outcome.differences().forEach(differences::add);
        return line;
    }
}
