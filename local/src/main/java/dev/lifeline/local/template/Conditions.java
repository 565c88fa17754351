package dev.lifeline.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template's {@code Conditions}, as far as they compare parameters: {@code !Equals} and {@code !Not}.
 *
 * @param declared by name
 */
record Conditions(Map<String, YamlValue> declared, References references) {

    static Conditions of(YamlValue root, References references) {
        return new Conditions(root.find("Conditions").map(YamlValue::entries).orElse(Map.of()), references);
    }

    /** Whether a resource exists that has, or has not, a {@code Condition}. */
    boolean allow(YamlValue resource) {
        Optional<YamlValue> name = resource.find("Condition");
        return name.isEmpty() || named(name.get());
    }

    private boolean named(YamlValue name) {
        return Optional.ofNullable(declared.get(name.scalar().getValue()))
                .map(this::holds)
                .orElseThrow(() -> name.error("is not among the template's Conditions " + declared.keySet()));
    }

    private boolean holds(YamlValue condition) {
        List<YamlValue> operands = condition.items();
        return switch (condition.shortTag().orElse("")) {
            case "!Equals" -> references.text(operands.get(0)).equals(references.text(operands.get(1)));
            case "!Not" -> !holds(operands.getFirst());
            default -> throw condition.error("must be !Equals or !Not in the local cloud");
        };
    }
}
