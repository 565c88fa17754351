package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.JsonTree.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads events as EventBridge delivers them. Every text has an answer: fields and words that AWS added since are
 * ignored or kept as unknown values, other kinds of events are {@link Event.Unsupported}, and what cannot be read is
 * {@link Event.Malformed}, with all its problems at once.
 */
public final class EventParser {
    /** EventBridge's limit for an entry. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int DEEPEST = 64;
    private static final int MOST_PROBLEMS = 20;

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

    private static Event event(JsonNode root) {
        List<String> problems = new ArrayList<>();
        Fields fields = Fields.of(root, problems);
        if (!problems.isEmpty()) {
            return malformed(problems);
        }
        Envelope envelope = Envelope.read(fields);
        Event event = event(envelope, fields);
        return problems.isEmpty() ? event : malformed(problems);
    }

    private static Event event(Envelope envelope, Fields fields) {
        if (!envelope.source().equals("aws.ecs")) {
            return new Event.Unsupported(envelope);
        }
        return switch (envelope.detailType()) {
            case "ECS Task State Change" -> {
                WireTask wire = WireTask.read(fields.object("detail"));
                yield new Event.TaskStateChange(
                        envelope, new TaskDetail(TaskMapping.task(wire), LaunchMapping.request(wire)));
            }
            case "ECS Container Instance State Change" ->
                new Event.InstanceStateChange(
                        envelope, WireInstance.read(fields.object("detail")).detail());
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
        List<String> first = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
        if (problems.size() > MOST_PROBLEMS) {
            first.add("and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
        return new Event.Malformed(String.join("; ", first));
    }
}
