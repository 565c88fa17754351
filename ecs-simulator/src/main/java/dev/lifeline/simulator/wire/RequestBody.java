package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.EcsErrorCode;
import dev.lifeline.simulator.EcsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A JSON object of a request. A field of the wrong type is a SerializationException, as in AWS JSON. */
record RequestBody(ObjectNode node) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static RequestBody parse(byte[] json) {
        try {
            if (json.length == 0) {
                return new RequestBody(JsonNodeFactory.instance.objectNode());
            }
            return of(MAPPER.readTree(new String(json, StandardCharsets.UTF_8)), "the request");
        } catch (JsonProcessingException e) {
            throw malformed("The request is not valid JSON.");
        }
    }

    private static RequestBody of(JsonNode json, String what) {
        if (json instanceof ObjectNode object) {
            return new RequestBody(object);
        }
        throw malformed("A JSON object was expected for " + what + ".");
    }

    private static EcsException malformed(String message) {
        return new EcsException(EcsErrorCode.SERIALIZATION, message);
    }

    Optional<String> text(String field) {
        return present(field).map(value -> {
            if (!value.isTextual()) {
                throw malformed("A string was expected for " + field + ".");
            }
            return value.textValue();
        });
    }

    String required(String field) {
        return text(field)
                .orElseThrow(() -> new EcsException(EcsErrorCode.INVALID_PARAMETER, field + " must be given."));
    }

    int number(String field, int otherwise) {
        return present(field)
                .map(value -> {
                    if (!value.canConvertToInt()) {
                        throw malformed("A number was expected for " + field + ".");
                    }
                    return value.intValue();
                })
                .orElse(otherwise);
    }

    Optional<Long> wholeNumber(String field) {
        return present(field).map(value -> {
            if (!value.canConvertToLong()) {
                throw malformed("A number was expected for " + field + ".");
            }
            return value.longValue();
        });
    }

    /** A size that AWS writes as text in one place and as a number in another. */
    int size(String field) {
        String text = present(field).map(JsonNode::asText).orElse("0");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new EcsException(
                    EcsErrorCode.CLIENT, "Invalid '" + field + "' setting: a whole number was expected.");
        }
    }

    boolean flag(String field, boolean otherwise) {
        return present(field).map(JsonNode::booleanValue).orElse(otherwise);
    }

    <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        return text(field)
                .map(value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new EcsException(
                                EcsErrorCode.INVALID_PARAMETER,
                                field + " must be one of " + Arrays.toString(type.getEnumConstants()) + ".")));
    }

    Optional<RequestBody> object(String field) {
        return present(field).map(value -> of(value, field));
    }

    List<RequestBody> objects(String field) {
        List<RequestBody> all = new ArrayList<>();
        array(field).forEach(value -> all.add(of(value, field)));
        return all;
    }

    List<String> texts(String field) {
        List<String> all = new ArrayList<>();
        array(field).forEach(value -> all.add(value.asText()));
        return all;
    }

    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        objects("tags")
                .forEach(tag -> tags.put(tag.required("key"), tag.text("value").orElse("")));
        return tags;
    }

    private Iterable<JsonNode> array(String field) {
        JsonNode value = present(field).orElseGet(JsonNodeFactory.instance::arrayNode);
        if (!value.isArray()) {
            throw malformed("A list was expected for " + field + ".");
        }
        return value;
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }
}
