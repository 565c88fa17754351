package dev.lifeline.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a request or of an entry of a batch. */
record SqsRequest(JsonNode fields) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static SqsRequest parse(String json) {
        try {
            return new SqsRequest(json.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            throw SqsError.BAD_VALUE.because("The request is not valid JSON.");
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    Optional<String> find(String field) {
        return Optional.of(fields.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    String text(String field) {
        return find(field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> SqsError.MISSING.because("The request must contain the parameter " + field + "."));
    }

    Optional<Integer> number(String field, int least, int most) {
        return Optional.of(fields.path(field)).filter(JsonNode::isNumber).map(value -> {
            if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
                throw SqsError.BAD_VALUE.because("Value " + value.asText() + " for parameter " + field
                        + " is invalid. Reason: Must be >= " + least + " and <= " + most + ", if provided.");
            }
            return value.intValue();
        });
    }

    Optional<Duration> seconds(String field, int most) {
        return number(field, 0, most).map(Duration::ofSeconds);
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        fields.path(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    List<SqsRequest> entries(String field) {
        List<SqsRequest> entries = new ArrayList<>();
        fields.path(field).forEach(value -> entries.add(new SqsRequest(value)));
        return entries;
    }
}
