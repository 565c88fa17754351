package dev.lifeline.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;

/** Reads {@code AWS::Events::Rule} with an event pattern, which the template has as JSON text. */
record RuleReader(IntrinsicFunctions references) {
    static final String TYPE = "AWS::Events::Rule";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> PROPERTIES = Set.of("Name", "Description", "EventPattern", "Targets", "Tags");

    /** Delivery cannot fail in the local cloud, so neither retries nor dead letters happen. */
    private static final Set<String> TARGET = Set.of("Id", "Arn", "DeadLetterConfig", "RetryPolicy");

    EventRule read(String id, YamlValue properties) {
        properties.only(PROPERTIES);
        List<EventRule.RuleTarget> targets =
                properties.get("Targets").items().stream().map(this::target).toList();
        return new EventRule(id, pattern(properties.get("EventPattern")), targets);
    }

    private EventRule.EventPattern pattern(YamlValue value) {
        try {
            return new EventRule.EventPattern(
                    JSON.readTree(references.text(value)).toString());
        } catch (JsonProcessingException broken) {
            throw value.error("must be an event pattern as JSON text: " + broken.getOriginalMessage());
        }
    }

    private EventRule.RuleTarget target(YamlValue target) {
        return new EventRule.ToQueue(references.queue(target.only(TARGET).get("Arn")));
    }
}
