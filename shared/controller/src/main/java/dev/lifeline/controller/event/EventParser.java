package dev.lifeline.controller.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.controller.json.JsonStream;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.json.ParsedJson.Unreadable;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads events as EventBridge delivers them. Every text has a result: unneeded fields are ignored, a missing or odd
 * field counts as absent, new words of AWS are kept as unknown values, and other kinds of events are
 * {@link Event.Unsupported}. Only a text that is no event, or does not identify its subject, is
 * {@link Event.Malformed}, with all its problems at once. Required are:
 *
 * <ul>
 *   <li>every event: {@code source}, {@code detail-type}, {@code detail}
 *   <li>a task: {@code taskArn}, {@code version}, {@code lastStatus}; {@code clusterArn} if the task's ARN names no
 *       cluster
 *   <li>a container instance: {@code containerInstanceArn}
 *   <li>a RunTask that CloudTrail recorded: {@code eventName}, {@code eventID}
 * </ul>
 *
 * A task event is read as a stream. What few events need, such as a task's launch, is read from a tree, in a second
 * reading of the same text.
 */
public final class EventParser {
    /** The source of all events that Lifeline reads. */
    public static final String SOURCE = "aws.ecs";

    /** EventBridge's and SQS's limit for an event since January 2026. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final int BYTES_OF_A_CHAR = 3;
    private static final int DEEPEST = 64;

    public Event parse(String json) {
        if (json.length() > MOST_BYTES / BYTES_OF_A_CHAR) {
            int bytes = json.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                return tooLarge(bytes);
            }
        }
        if (json.isBlank()) {
            return new Event.Malformed("empty");
        }
        // The whole text must be valid before a part of it is read again.
        return JsonStream.<Supplier<Event>>read(
                        json, DEEPEST, in -> fields(in, json), reason -> () -> unreadable(reason))
                .get();
    }

    /** The result for a text of so many bytes, which is not read. */
    public static Event.Malformed tooLarge(long bytes) {
        return new Event.Malformed("too large: " + bytes + " bytes, and EventBridge sends at most " + MOST_BYTES);
    }

    private static Event unreadable(Unreadable reason) {
        return new Event.Malformed(
                switch (reason) {
                    case ParsedJson.NotJson broken ->
                        "not JSON at line " + broken.line() + ", column " + broken.column();
                    case ParsedJson.Excessive excessive ->
                        "beyond a limit: deeper than " + DEEPEST + " levels, or a number or a key too long";
                    case ParsedJson.KeyTwice twice -> "an object has a duplicate key: " + twice.pointer();
                    case ParsedJson.SeveralValues several -> "more than one JSON value";
                });
    }

    private static Supplier<Event> fields(JsonStream in, String json) throws IOException {
        if (!in.isObject()) {
            String kind = in.kind();
            return () -> new Event.Malformed("not a JSON object but " + kind);
        }
        EventFields fields = new EventFields();
        in.object(key -> fields.read(key, in));
        return () -> event(fields, json);
    }

    private static Event event(EventFields fields, String json) {
        Problems problems = new Problems();
        return fields.envelope(problems)
                .flatMap(envelope -> event(envelope, fields, problems, json))
                .orElseGet(() -> malformed(problems.all()));
    }

    /** Empty if there are problems. */
    private static Optional<Event> event(Envelope envelope, EventFields fields, Problems problems, String json) {
        return switch (envelope.source()) {
            case SOURCE -> ofEcs(envelope, fields, problems, json);
            case TimerMessage.SOURCE -> Optional.of(own(envelope, json));
            default -> Optional.of(new Event.Unsupported(envelope));
        };
    }

    private static Event own(Envelope envelope, String json) {
        return envelope.detailType().equals(TimerMessage.DETAIL_TYPE)
                ? inTree(tree(json), TimerMessage.TIMER, Event.TimerExpired::new)
                : new Event.Unsupported(envelope);
    }

    private static Optional<Event> ofEcs(Envelope envelope, EventFields fields, Problems problems, String json) {
        return switch (envelope.detailType()) {
            case "ECS Task State Change" ->
                fields.task(problems)
                        .map(task -> new Event.TaskStateChange(envelope, new TaskDetail(task, () -> launch(json))));
            case "ECS Container Instance State Change" ->
                Optional.of(
                        inTree(tree(json), InstanceDetail.STATE, detail -> new Event.InstanceChange(envelope, detail)));
            case "ECS Container Instance Health Change" ->
                Optional.of(inTree(
                        tree(json), InstanceDetail.HEALTH, detail -> new Event.InstanceChange(envelope, detail)));
            case "AWS API Call via CloudTrail" -> Optional.of(call(envelope, tree(json)));
            default -> Optional.of(new Event.Unsupported(envelope));
        };
    }

    private static Event call(Envelope envelope, JsonNode event) {
        return inTree(
                event,
                CallRecord.EVENT_NAME,
                name -> name.equals("RunTask") ? runTask(envelope, event) : new Event.Unsupported(envelope));
    }

    private static Event runTask(Envelope envelope, JsonNode event) {
        return inTree(
                event,
                CallRecord.EVENT_ID,
                id -> new Event.RunTaskRecorded(envelope, CallRecord.read(id, event.path("detail"))));
    }

    private static <T> Event inTree(JsonNode event, Shape<T> shape, Function<T, Event> made) {
        return switch (shape.read(event, Author.AWS)) {
            case Requested.Valid<T> valid -> made.apply(valid.value());
            case Requested.Invalid<T> invalid -> malformed(invalid.problems());
        };
    }

    private static ToldLaunch launch(String json) {
        Problems problems = new Problems();
        LaunchRequest request = LaunchMapping.LAUNCH.read(tree(json), Author.CLOUDTRAIL, problems);
        return new ToldLaunch(
                request,
                problems.all().stream()
                        .filter(problem -> problem.kind() == Problem.ProblemKind.OTHER)
                        .map(Problem::toString)
                        .toList());
    }

    private static JsonNode tree(String json) {
        return switch (JsonTree.read(json, DEEPEST)) {
            case ParsedJson.Tree tree -> tree.root();
            case Unreadable unreadable -> throw new IllegalStateException("a stream of JSON that is not a tree");
        };
    }

    private static Event malformed(List<Problem> problems) {
        return new Event.Malformed(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }
}
