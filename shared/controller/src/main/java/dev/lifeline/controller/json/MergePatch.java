package dev.lifeline.controller.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON Merge Patch (RFC 7396): a null removes a field, an object changes one, and anything else replaces it whole. */
public final class MergePatch {
    private MergePatch() {}

    /** The document after the patch. Neither is changed. */
    public static JsonNode applied(JsonNode document, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode changed = JsonTree.object();
        if (document instanceof ObjectNode before) {
            changed.setAll(before);
        }
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                changed.remove(field.getKey());
            } else {
                changed.set(field.getKey(), applied(document.path(field.getKey()), field.getValue()));
            }
        }
        return changed;
    }
}
