package dev.lifeline.controller.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.run.NextStep;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.Optional;

/**
 * The fields of a run and a decision in every output: command, log, event and answer. Every field is present; unknown
 * or missing values are {@code null}.
 */
public final class ReportJson {
    public static final Shape<TaskState> STATE = Shapes.word(Enum::name, TaskState.values());
    public static final Shape<RunReport.Stage> PHASE = Shapes.word(Enum::name, RunReport.Stage.values());
    public static final Shape<Phase.Result> RESULT = Shapes.word(Enum::name, Phase.Result.values());
    public static final Shape<Cause> CAUSE = Shapes.word(Enum::name, Cause.values());

    static final AnswerForm<Optional<Finding>> FINDING = new AnswerForm<Optional<Finding>>()
            .orNull(
                    "cause",
                    CAUSE.described("Why the attempt ended or is being stopped; of an ended run, why it ended."),
                    finding -> finding.flatMap(Finding::cause))
            .orNull(
                    "decidedBy",
                    Shapes.TEXT.described("The id of the data or the limit that found the cause."),
                    finding -> finding.flatMap(Finding::decidedBy))
            .orNull(
                    "evidence",
                    Shapes.TEXT.described("The message of ECS, or an exit code in words."),
                    finding -> finding.map(Finding::evidence))
            .orNull(
                    "container",
                    Shapes.TEXT.described(
                            "The container that the evidence is about; null if it is about the whole task."),
                    finding -> finding.flatMap(Finding::container))
            .orNull(
                    "exitCode",
                    Shapes.INTEGER.described("The exit code of that container."),
                    finding -> finding.flatMap(Finding::exitCode));

    public static final AnswerForm<Optional<NextStep>> NEXT = new AnswerForm<Optional<NextStep>>()
            .orNull(
                    "next",
                    Shapes.TEXT.described("What is due next without another event, in words."),
                    next -> next.map(NextStep::what))
            .orNull("nextAt", Shapes.INSTANT, next -> next.map(NextStep::at));

    static final AnswerForm<RunReport> REPORT = new AnswerForm<RunReport>()
            .with(
                    "run",
                    Shapes.TEXT.described("The name of the run."),
                    report -> report.run().value())
            .with(
                    "generation",
                    Shapes.INTEGER.described("1 for the first run of its name, one more for each rerun."),
                    RunReport::generation)
            .with(
                    "policy",
                    Shapes.TEXT.described("The policy with its version, such as nightly@3."),
                    report -> report.policy().toString())
            .with("phase", PHASE, RunReport::stage)
            .orNull("result", RESULT.described("How the run ended; null while it is alive."), RunReport::result)
            .including(FINDING, RunReport::finding)
            .with(
                    "attempts",
                    Shapes.INTEGER.described("The number of attempts, including the current one."),
                    RunReport::attempts)
            .with("state", STATE.described("The state of the current or last attempt."), RunReport::state)
            .orNull(
                    "task",
                    Shapes.TEXT.described("The ARN of its ECS task."),
                    report -> report.task().map(Object::toString))
            .including(NEXT, RunReport::next)
            .with(
                    "reason",
                    Shapes.TEXT.described(
                            "Why there is no other attempt, in words; of a live run what was decided last and why, or empty."),
                    RunReport::reason);

    private ReportJson() {}

    /** A run's report. */
    public static ObjectNode of(RunReport report) {
        return REPORT.tree(report);
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
        json.setAll(FINDING.tree(why.cause().map(Finding::of)));
        json.put("rule", why.rule().orElse(null)).put("policy", why.policy().toString());
        ArrayNode effects = json.putArray("effects");
        why.effects().forEach(effect -> effects.add(effect.getClass().getSimpleName()));
        return json.put("nextAt", why.deadline().map(Object::toString).orElse(null))
                .put("reason", why.reason());
    }

    /** A decision, as logs and traces report it. */
    public static ObjectNode of(Decision decision) {
        Explanation why = decision.explanation();
        ObjectNode json = of(decision.run(), why)
                .put("family", family(decision.run()))
                .put("outcome", decision.outcome().name());
        why.shadow()
                .filter(Explanation.ShadowVerdict::parts)
                .ifPresent(other -> json.put("shadow", other.policy() + ": " + other.words()));
        return json;
    }

    /** The task definition's family. */
    public static String family(Run run) {
        return ResourceNames.family(run.request().taskDefinition());
    }

    /** A decision, and the run's report after it. */
    public static ObjectNode of(Run run, Explanation why) {
        ObjectNode json = of(RunReport.of(run, why));
        of(why).properties().forEach(field -> json.putIfAbsent(field.getKey(), field.getValue()));
        return json;
    }
}
