package dev.lifeline.controller.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.NextStep;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;

/**
 * The fields of a run and a decision in every output: command, log, event and answer. Every field is present; unknown
 * or missing values are {@code null}.
 */
public final class ReportJson {
    private ReportJson() {}

    /** A run's report. */
    public static ObjectNode of(RunReport report) {
        ObjectNode json = JsonTree.object()
                .put("run", report.run().value())
                .put("generation", report.generation())
                .put("policy", report.policy().toString())
                .put("phase", report.stage().name())
                .put("result", report.result().map(Enum::name).orElse(null));
        put(json, report.finding());
        return json.put("attempts", report.attempts())
                .put("state", report.state().name())
                .put("task", report.task().map(TaskRef::arn).orElse(null))
                .put("next", report.next().map(NextStep::what).orElse(null))
                .put(
                        "nextAt",
                        report.next().map(NextStep::at).map(Object::toString).orElse(null))
                .put("reason", report.reason());
    }

    /** A decision, as the journal stores it. */
    public static ObjectNode of(Explanation why) {
        ObjectNode json = JsonTree.object()
                .put("at", why.at().toString())
                .put("attempt", why.attempt())
                .put("observation", why.observation())
                .put("version", why.version().orElse(null))
                .put("from", why.from().name())
                .put("to", why.to().name());
        put(json, why.cause().map(Finding::of));
        json.put("rule", why.rule().orElse(null)).put("policy", why.policy().toString());
        ArrayNode effects = json.putArray("effects");
        why.effects().forEach(effect -> effects.add(effect.getClass().getSimpleName()));
        return json.put("nextAt", why.deadline().map(Object::toString).orElse(null))
                .put("reason", why.reason());
    }

    /** A decision, and the run's report after it. */
    public static ObjectNode of(Run run, Explanation why) {
        ObjectNode json = of(RunReport.of(run, why));
        of(why).properties().forEach(field -> json.putIfAbsent(field.getKey(), field.getValue()));
        return json;
    }

    private static void put(ObjectNode json, Optional<Finding> finding) {
        json.put("cause", finding.flatMap(Finding::cause).map(Enum::name).orElse(null))
                .put("decidedBy", finding.flatMap(Finding::decidedBy).orElse(null))
                .put("evidence", finding.map(Finding::evidence).orElse(null))
                .put("container", finding.flatMap(Finding::container).orElse(null))
                .put("exitCode", finding.flatMap(Finding::exitCode).orElse(null));
    }
}
