package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;

/**
 * Finds fields that have no value: a person who writes {@code match:} and nothing behind it has forgotten something.
 */
final class EmptyFields {
    private EmptyFields() {}

    static void note(String path, JsonNode node, Problems problems) {
        node.properties().forEach(field -> {
            String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue().isNull()) {
                problems.add(new Problem(at, "has no value; write one, or leave it out"));
            }
            note(at, field.getValue(), problems);
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            note(path + "[" + index + "]", node.get(index), problems);
        }
    }
}
