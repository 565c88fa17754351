package dev.lifeline.controller.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;

/** Constraints between the fields of an object that a schema can express. */
public sealed interface FieldRule {
    /**
     * A condition on the value of a field.
     *
     * @param holds whether it holds for this object
     */
    record OneOfWords(boolean holds, String field, List<String> words) {}

    /** At least one field is present. */
    record Some() implements FieldRule {}

    /** Exactly one is present. */
    record One(List<String> names) implements FieldRule {
        public One {
            names = List.copyOf(names);
        }
    }

    /** At most one of two is present. */
    record Either(String name, String other) implements FieldRule {}

    /** The field is not allowed if the condition holds. */
    record Forbidden(String name, OneOfWords when) implements FieldRule {}

    /** The field is required if the condition holds. */
    record Required(String name, OneOfWords when) implements FieldRule {}

    /** Adds the rule to the schema of the object. */
    default void addTo(ObjectNode schema) {
        switch (this) {
            case Some some -> schema.put("minProperties", 1);
            case One one -> {
                ArrayNode cases = schema.putArray("oneOf");
                one.names().forEach(name -> cases.add(required(name)));
            }
            case Either either -> all(schema).add(Schemas.not(required(either.name(), either.other())));
            case Forbidden rule -> when(schema, rule.when()).set("then", Schemas.not(required(rule.name())));
            case Required rule -> when(schema, rule.when()).set("then", required(rule.name()));
        }
    }

    private static ObjectNode when(ObjectNode schema, OneOfWords when) {
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
