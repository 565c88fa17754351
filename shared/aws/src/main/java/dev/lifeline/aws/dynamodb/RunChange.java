package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A run event: a separate attribute, which a pipe takes from the table's stream and publishes unchanged. All values are
 * texts, because a pipe passes DynamoDB's numbers on as texts. A missing value is {@code NONE}, because each path of
 * the pipe's template needs a value.
 *
 * <p>A few bytes decide whether a save costs one unit or two. So it omits what the item has already, and what only
 * Lifeline can use.
 */
final class RunChange {
    static final String ATTRIBUTE = "change";

    private static final String NONE = "NONE";
    private static final List<String> LEFT_OUT = List.of("state", "observation", "version", "effects");

    private RunChange() {}

    /** Empty if the decision neither changes the state of the attempt nor ends the run. */
    static Optional<AttributeValue> of(Run run, Explanation why) {
        boolean published = why.from() != why.to() || why.ended().isPresent();
        return published ? Optional.of(fromM(values(run, why))) : Optional.empty();
    }

    static Map<String, AttributeValue> values(Run run, Explanation why) {
        ObjectNode fields = ReportJson.of(run, why).remove(LEFT_OUT);
        Map<String, AttributeValue> values = new TreeMap<>();
        fields.properties().forEach(field -> values.put(field.getKey(), fromS(text(field.getValue()))));
        return values;
    }

    private static String text(JsonNode value) {
        String text = value.isNull() ? "" : value.asText();
        return text.isEmpty() ? NONE : text;
    }
}
