package dev.lifeline.functions.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Run;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The attributes of spans. A decision has the fields of its log line, so the two cannot differ: {@code exitCode} is
 * {@code lifeline.exit_code}. What has a name in OpenTelemetry's semantic conventions has that as well.
 */
final class NoteAttributes {
    static final AttributeKey<String> RUN = AttributeKey.stringKey("lifeline.run");

    /** What X-Ray finds traces by. It indexes 50 values per trace, and a batch may have ten decisions. */
    static final List<String> INDEXED =
            List.of(RUN.getKey(), "lifeline.attempt", "lifeline.cause", "lifeline.phase", "lifeline.rule");

    private static final AttributeKey<String> RECEIVED = AttributeKey.stringKey("lifeline.received");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("lifeline.reason");
    private static final AttributeKey<String> TASK_ARN = AttributeKey.stringKey("aws.ecs.task.arn");
    private static final AttributeKey<String> CLUSTER_ARN = AttributeKey.stringKey("aws.ecs.cluster.arn");
    private static final AttributeKey<String> FAMILY = AttributeKey.stringKey("aws.ecs.task.family");
    private static final Pattern TASK = Pattern.compile("(arn:[^/]+:)task/([^/]+)/[^/]+");
    private static final Pattern HUMP = Pattern.compile("[A-Z]");

    private NoteAttributes() {}

    static Attributes of(Decision decision) {
        return of(ReportJson.of(decision), decision.run());
    }

    static Attributes of(Run run) {
        return of(ReportJson.of(RunReport.of(run)), run);
    }

    static Attributes of(Received received) {
        AttributesBuilder attributes = Attributes.builder();
        attributes.put(RECEIVED, received.getClass().getSimpleName());
        switch (received) {
            case Received.NotOurs other -> attributes.put(REASON, other.reason());
            case Received.Stranger stranger ->
                attributes
                        .put(REASON, stranger.reason())
                        .put(TASK_ARN, stranger.task().arn());
            case Received.Quarantined quarantined -> attributes.put(REASON, quarantined.reason());
            case Received.OfMissingRun missing ->
                attributes.put(REASON, "there is no run with the key " + missing.run());
            // Their decisions have spans of their own.
            case Received.Delivered delivered -> {}
            case Received.LaunchNoted recorded -> {}
            case Received.Impaired impaired -> {}
        }
        return attributes.build();
    }

    private static Attributes of(ObjectNode report, Run run) {
        AttributesBuilder attributes = Attributes.builder();
        report.properties().forEach(field -> put(attributes, name(field.getKey()), field.getValue()));
        attributes.put(FAMILY, ReportJson.family(run));
        run.attempt().task().map(TaskRef::arn).ifPresent(task -> {
            attributes.put(TASK_ARN, task);
            attributes.put(CLUSTER_ARN, TASK.matcher(task).replaceFirst("$1cluster/$2"));
        });
        return attributes.build();
    }

    private static String name(String field) {
        return "lifeline."
                + HUMP.matcher(field).replaceAll(letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
    }

    private static void put(AttributesBuilder attributes, String name, JsonNode value) {
        if (value.isTextual()) {
            attributes.put(name, value.textValue());
        } else if (value.isNumber()) {
            attributes.put(name, value.longValue());
        } else if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(text -> texts.add(text.asText()));
            attributes.put(AttributeKey.stringArrayKey(name), texts);
        }
    }
}
