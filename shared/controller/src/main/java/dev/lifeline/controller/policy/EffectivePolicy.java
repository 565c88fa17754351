package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;

/** A policy document with the built-in value of every key that it leaves out. */
public final class EffectivePolicy {
    private EffectivePolicy() {}

    public static JsonNode of(PolicyDocument document) {
        return switch (JsonTree.read(CanonicalPolicy.of(document).json())) {
            case ParsedJson.Tree tree -> completed(tree.root(), PolicyShape.schema());
            case ParsedJson other -> throw new IllegalStateException("a canonical policy is not JSON");
        };
    }

    /** The schema knows the defaults, because it is made of the same description as the reader and the writer. */
    private static JsonNode completed(JsonNode value, JsonNode schema) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode whole = value.deepCopy();
        schema.path("properties").properties().forEach(known -> {
            JsonNode written = value.path(known.getKey());
            JsonNode effective =
                    written.isMissingNode() ? builtIn(known.getValue()) : completed(written, known.getValue());
            if (!effective.isMissingNode()) {
                whole.set(known.getKey(), effective);
            }
        });
        return whole;
    }

    /** Missing if there is none. */
    private static JsonNode builtIn(JsonNode schema) {
        JsonNode parts = completed(JsonTree.object(), schema);
        return parts.isEmpty() ? schema.path("default") : parts;
    }
}
