package dev.lifeline.controller.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A text that is to be one JSON object, with no field that stands twice. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** Reads the object; no problem quotes the text. */
    public static Requested<JsonNode> read(String json) {
        try {
            return object(MAPPER.readTree(json));
        } catch (StreamConstraintsException excessive) {
            return whole("cannot be read: nested too deeply, or with a number or text that is too long");
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            return whole("cannot be read: line " + where.getLineNr() + ", column " + where.getColumnNr()
                    + ": not JSON, or a field that stands twice");
        }
    }

    /** The node, where it is an object. */
    public static Requested<JsonNode> object(JsonNode node) {
        return node.isObject() ? new Requested.Valid<>(node) : whole("a JSON object is expected");
    }

    private static Requested<JsonNode> whole(String problem) {
        return new Requested.Invalid<>(List.of(new Problem("", problem)));
    }
}
