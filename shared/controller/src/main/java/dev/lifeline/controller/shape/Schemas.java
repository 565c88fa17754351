package dev.lifeline.controller.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The part of JSON Schema 2020-12 that documents need. */
public final class Schemas {
    private Schemas() {}

    public static ObjectNode type(String type) {
        return JsonTree.object().put("type", type);
    }

    public static ObjectNode any(JsonNode... schemas) {
        ObjectNode any = JsonTree.object();
        ArrayNode all = any.putArray("anyOf");
        for (JsonNode schema : schemas) {
            all.add(schema);
        }
        return any;
    }

    public static ObjectNode words(Collection<String> words) {
        ObjectNode schema = JsonTree.object();
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    public static ObjectNode text(String pattern) {
        return type("string").put("pattern", pattern);
    }

    public static ObjectNode pattern(String pattern) {
        return JsonTree.object().put("pattern", pattern);
    }

    public static ObjectNode not(ObjectNode schema) {
        return JsonTree.object().set("not", schema);
    }

    /** A whole document, with its definitions. */
    static ObjectNode document(String title, Function<Map<String, ObjectNode>, ObjectNode> schema) {
        Map<String, ObjectNode> definitions = new LinkedHashMap<>();
        ObjectNode whole = JsonTree.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", title);
        whole.setAll(schema.apply(definitions));
        if (!definitions.isEmpty()) {
            whole.putObject("$defs").setAll(definitions);
        }
        return whole;
    }

    static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            String type = schema.path("type").textValue();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        if (schema.path("enum") instanceof ArrayNode words) {
            words.addNull();
            return schema;
        }
        return any(schema, type("null"));
    }

    static ObjectNode list(ObjectNode element) {
        return type("array").set("items", element);
    }

    static ObjectNode map(ObjectNode value) {
        return type("object").set("additionalProperties", value);
    }

    /** With the default of an optional field, if it is a single value. */
    static ObjectNode withDefault(ObjectNode schema, String leftOut) {
        return JsonTree.read(leftOut) instanceof ParsedJson.Tree tree
                        && tree.root().isValueNode()
                ? schema.set("default", tree.root())
                : schema;
    }

    static ObjectNode described(ObjectNode schema, String description, Object... examples) {
        ObjectNode described = JsonTree.object().put("description", description);
        described.setAll(schema);
        if (examples.length > 0) {
            described.set("examples", new JsonMapper().valueToTree(examples));
        }
        return described;
    }
}
