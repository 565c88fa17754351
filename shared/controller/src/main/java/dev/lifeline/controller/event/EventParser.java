package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.JsonTree.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads events as EventBridge delivers them. Every text has an answer: fields that nobody needs are not looked at, a
 * field that is missing or odd counts as absent, words that AWS added since are kept as unknown values, and other kinds
 * of events are {@link Event.Unsupported}. {@link Event.Malformed} is only what is no event at all or does not say what
 * it is about, with all its problems at once:
 *
 * <ul>
 *   <li>every event: {@code source}, {@code detail-type}, {@code detail}
 *   <li>a task: {@code taskArn}, {@code version}, {@code lastStatus}; {@code clusterArn} where the task's ARN names no
 *       cluster
 *   <li>a container instance: {@code containerInstanceArn}
 *   <li>a RunTask that CloudTrail recorded: {@code eventName}, {@code eventID}
 * </ul>
 */
public final class EventParser {
    /** The source of all events that are read. */
    public static final String SOURCE = "aws.ecs";

    /** EventBridge's and SQS's limit for an event since January 2026. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int DEEPEST = 64;

    public Event parse(String json) {
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return new Event.Malformed("too large: " + bytes + " bytes, and EventBridge sends at most " + MOST_BYTES);
        }
        if (json.isBlank()) {
            return new Event.Malformed("empty");
        }
        return switch (JsonTree.read(json, DEEPEST)) {
            case Parsed.Tree tree -> event(tree.root());
            case Parsed.NotJson broken ->
                new Event.Malformed("not JSON at line " + broken.line() + ", column " + broken.column());
            case Parsed.Excessive excessive ->
                new Event.Malformed(
                        "beyond a limit: deeper than " + DEEPEST + " levels, or a number or a key too long");
            case Parsed.KeyTwice twice -> new Event.Malformed("a key stands twice in one object: " + twice.pointer());
            case Parsed.SeveralValues several -> new Event.Malformed("more than one JSON value");
        };
    }

    static Event event(JsonNode root) {
        List<String> problems = new ArrayList<>();
        Fields fields = Fields.of(root, problems);
        if (!problems.isEmpty()) {
            return malformed(problems);
        }
        Envelope envelope = Envelope.read(fields);
        if (!problems.isEmpty()) {
            return malformed(problems);
        }
        Event event = event(envelope, fields);
        return problems.isEmpty() ? event : malformed(problems);
    }

    private static Event event(Envelope envelope, Fields fields) {
        if (!envelope.source().equals(SOURCE)) {
            return new Event.Unsupported(envelope);
        }
        return switch (envelope.detailType()) {
            case "ECS Task State Change" ->
                new Event.TaskStateChange(envelope, TaskMapping.read(fields.object("detail")));
            case "ECS Container Instance State Change" ->
                new Event.InstanceChange(envelope, InstanceDetail.ofState(fields.object("detail")));
            case "ECS Container Instance Health Change" ->
                new Event.InstanceChange(envelope, InstanceDetail.ofHealth(fields.object("detail")));
            case "AWS API Call via CloudTrail" -> call(envelope, fields.object("detail"));
            default -> new Event.Unsupported(envelope);
        };
    }

    private static Event call(Envelope envelope, Fields detail) {
        return detail.text("eventName").equals("RunTask")
                ? new Event.RunTaskRecorded(envelope, WireRunTask.read(detail))
                : new Event.Unsupported(envelope);
    }

    private static Event.Malformed malformed(List<String> problems) {
        return new Event.Malformed(String.join("; ", problems));
    }
}
