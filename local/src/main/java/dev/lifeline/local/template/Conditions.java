package dev.lifeline.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template's {@code Conditions} that compare parameters: {@code !Equals}, {@code !Not}, {@code !And} and
 * {@code !Condition}.
 *
 * @param declared by name
 */
record Conditions(Map<String, YamlValue> declared, IntrinsicFunctions references) {

    /** Whether a resource exists, by its {@code Condition} if it has one. */
    boolean allow(YamlValue resource) {
        return resource.find("Condition").map(this::named).orElse(true);
    }

    /** Whether the named condition holds. */
    boolean named(YamlValue name) {
        return Optional.ofNullable(declared.get(name.scalar().getValue()))
                .map(this::holds)
                .orElseThrow(() -> name.error("is not among the template's Conditions " + declared.keySet()));
    }

    private boolean holds(YamlValue condition) {
        return switch (condition.shortTag().orElse("")) {
            case "!Equals" -> {
                List<YamlValue> operands = condition.items();
                yield references.text(operands.get(0)).equals(references.text(operands.get(1)));
            }
            case "!Not" -> !holds(condition.items().getFirst());
            case "!And" -> condition.items().stream().allMatch(this::holds);
            case "!Condition" -> named(condition);
            default -> throw condition.error("must be !Equals, !Not, !And or !Condition in the local cloud");
        };
    }
}
