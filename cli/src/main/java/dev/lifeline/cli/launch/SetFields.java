package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.util.List;

/** Fields that are set by their paths: {@code overrides.cpu=512}. */
public final class SetFields {
    private SetFields() {}

    /**
     * Sets the fields of an object.
     *
     * @throws WrongInput if one has no value, or lies below a value that is no object
     */
    public static void into(ObjectNode object, List<String> assignments) {
        assignments.forEach(assignment -> {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                // What was written may be a secret.
                throw new WrongInput("--set: FIELD=VALUE is expected, such as taskDefinition=etl:8");
            }
            set(object, List.of(assignment.substring(0, equals).split("\\.")), value(assignment.substring(equals + 1)));
        });
    }

    private static void set(ObjectNode object, List<String> path, JsonNode value) {
        String field = path.getFirst();
        if (path.size() == 1) {
            object.set(field, value);
            return;
        }
        if (!object.has(field)) {
            object.putObject(field);
        }
        if (!(object.get(field) instanceof ObjectNode below)) {
            throw new WrongInput("--set: " + field + " has no fields");
        }
        set(below, path.subList(1, path.size()), value);
    }

    /** Objects, lists, null and booleans are JSON; all else is text, because {@code cpu} and {@code memory} are. */
    private static JsonNode value(String text) {
        boolean isJson = text.startsWith("{")
                || text.startsWith("[")
                || List.of("null", "true", "false").contains(text);
        return isJson && JsonTree.read(text) instanceof ParsedJson.Tree tree
                ? tree.root()
                : JsonNodeFactory.instance.textNode(text);
    }
}
