package dev.lifeline.controller.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Event parse(String json) {
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return new Event.Malformed("too large: " + bytes + " bytes, and EventBridge sends at most " + MOST_BYTES);
        }
        if (json.isBlank()) {
            return new Event.Malformed("empty");
        }
        try {
            return event(MAPPER.readTree(json));
        } catch (JsonProcessingException unreadable) {
            return new Event.Malformed(reason(unreadable));
        }
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

    /** In words of our own: Jackson's quote the text, which may hold secrets. */
    private static String reason(JsonProcessingException unreadable) {
        String where = Optional.ofNullable(unreadable.getLocation())
                .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
        return switch (unreadable) {
            case StreamConstraintsException limit ->
                "beyond a limit: deeper than " + DEEPEST + " levels, or a number or a key too long";
            case MismatchedInputException unexpected -> unexpected(unexpected);
            default -> "not JSON" + where;
        };
    }

    /** A tree can be read of any JSON, so only these two are left: inside it a second key, behind it a second value. */
    private static String unexpected(MismatchedInputException unexpected) {
        String path = unexpected.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
        return path.isEmpty() ? "more than one JSON value" : "a key stands twice in one object: " + path;
    }
}
