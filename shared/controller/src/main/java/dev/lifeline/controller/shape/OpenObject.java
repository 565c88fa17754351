package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.io.IOException;

/** An object with any content, which something else checks. */
public final class OpenObject {
    public static final Shape<JsonNode> SHAPE = new Shape<>(
            in -> in.is(JsonToken.START_OBJECT) ? value(in) : in.misfit("an object", JsonTree.object()),
            (value, out) -> JsonTree.write(value, out),
            JsonTree.object(),
            definitions -> Schemas.type("object"));

    private OpenObject() {}

    private static JsonNode value(Input in) throws IOException {
        if (in.is(JsonToken.START_OBJECT)) {
            return object(in);
        }
        return in.is(JsonToken.START_ARRAY) ? array(in) : in.single();
    }

    private static ObjectNode object(Input in) throws IOException {
        ObjectNode object = JsonTree.object();
        JsonParser parser = in.parser();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.set(key, value(in));
        }
        return object;
    }

    private static ArrayNode array(Input in) throws IOException {
        ArrayNode array = JsonTree.array();
        while (in.parser().nextToken() != JsonToken.END_ARRAY) {
            array.add(value(in));
        }
        return array;
    }
}
