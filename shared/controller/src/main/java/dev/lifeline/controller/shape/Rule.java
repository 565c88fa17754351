package dev.lifeline.controller.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;

/** Constraints between the fields of an object that a schema can express. */
sealed interface Rule {
    /** At least one field is present. */
    record Some() implements Rule {}

    /** At most one of two is present. */
    record Either(String name, String other) implements Rule {}

    /** The field is not allowed if the condition holds. */
    record Forbidden(String name, Fields.When when) implements Rule {}

    /** The field is required if the condition holds. */
    record Required(String name, Fields.When when) implements Rule {}

    /** Adds the rule to the schema of the object. */
    default void addTo(ObjectNode schema) {
        switch (this) {
            case Some some -> schema.put("minProperties", 1);
            case Either either -> all(schema).add(Schemas.not(required(either.name(), either.other())));
            case Forbidden rule -> when(schema, rule.when()).set("then", Schemas.not(required(rule.name())));
            case Required rule -> when(schema, rule.when()).set("then", required(rule.name()));
        }
    }

    private static ObjectNode when(ObjectNode schema, Fields.When when) {
        ObjectNode condition = required(when.field());
        condition.putObject("properties").set(when.field(), Schemas.words(when.words()));
        ObjectNode rule = all(schema).addObject();
        rule.set("if", condition);
        return rule;
    }

    private static ObjectNode required(String... names) {
        ObjectNode object = JsonTree.object();
        List.of(names).forEach(object.putArray("required")::add);
        return object;
    }

    private static ArrayNode all(ObjectNode schema) {
        return schema.withArrayProperty("allOf");
    }
}
