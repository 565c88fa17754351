package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.event.ResourceArn.ResourceKind;
import dev.lifeline.controller.event.RunTaskCall.RecordedOutcome;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The detail of an "AWS API Call via CloudTrail" for ECS's RunTask (AWS CloudTrail, "Record contents"). CloudTrail
 * replaces what it truncates with {@code {"omitted": true, …}}.
 */
final class CallRecord {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");

    static final Shape<String> EVENT_NAME =
            Envelope.ofDetail(Shapes.record(detail -> detail.field("eventName", Shapes.TEXT)));

    /** It names the runs of the missing tasks. */
    static final Shape<String> EVENT_ID = Envelope.ofDetail(Shapes.record(detail -> detail.field(
            "eventID",
            Shapes.TEXT.parsed(
                    "",
                    text -> Reading.of(
                            Optional.of(text).filter(id -> ID.matcher(id).matches()),
                            "not the id of a CloudTrail event"),
                    Function.identity()))));

    private static final Shape<List<TaskRef>> TASKS = Shapes.record(answer -> answer.field(
            "tasks",
            Many.list(
                    Shapes.record(task -> new TaskRef(task.field("taskArn", ResourceArn.shape(ResourceKind.TASK)))))));

    private static final Shape<List<LaunchFailure>> FAILURES = Shapes.record(answer -> answer.field(
            "failures",
            Many.list(Shapes.record(failure -> new LaunchFailure(
                    failure.field("reason", Shapes.TEXT.or("RunTask gave no reason")),
                    failure.optional("detail", Shapes.TEXT))))));

    private CallRecord() {}

    /** Unreadable fields of the request are noted; an unreadable answer makes no run. */
    static RunTaskCall read(String id, JsonNode detail) {
        return new RunTaskCall(id, part(detail, "requestParameters").flatMap(RequestRecord::read), outcome(detail));
    }

    /** A value that CloudTrail did not omit. */
    private static Optional<ObjectNode> part(JsonNode detail, String name) {
        return detail.get(name) instanceof ObjectNode part
                        && !part.path("omitted").asBoolean(false)
                ? Optional.of(part)
                : Optional.empty();
    }

    private static RecordedOutcome outcome(JsonNode detail) {
        return Optional.of(detail.path("errorCode").asText(""))
                .filter(code -> !code.isEmpty())
                .<RecordedOutcome>map(RecordedOutcome.CallRefused::new)
                .or(() -> part(detail, "responseElements").flatMap(CallRecord::answered))
                .orElseGet(RecordedOutcome.Omitted::new);
    }

    /** Every task must be readable, because an overlooked one would be launched again. */
    private static Optional<RecordedOutcome> answered(ObjectNode answer) {
        Problems problems = new Problems();
        List<TaskRef> tasks = TASKS.read(answer, Author.CLOUDTRAIL, problems);
        return problems.all().stream().anyMatch(problem -> problem.kind() == Problem.ProblemKind.OTHER)
                ? Optional.empty()
                : Optional.of(new RecordedOutcome.Answered(tasks, FAILURES.read(answer, Author.AWS, new Problems())));
    }
}
