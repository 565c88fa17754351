package dev.lifeline.local.template;

import dev.lifeline.local.ecs.EcsAccount;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code !Ref} and {@code !GetAtt} stand for: parameters have a value here, resources their logical id.
 *
 * @param parameters the values of all parameters that have one
 * @param types the CloudFormation type of each resource, by logical id
 */
record References(Map<String, String> parameters, Map<String, String> types) {
    /**
     * What the local cloud is unless it is said otherwise, in CloudFormation's words, and the clusters that it has: all
     * of its account.
     */
    private static final Map<String, String> LOCAL = Map.of(
            "AWS::StackName", "lifeline",
            "AWS::AccountId", EcsAccount.EXAMPLE.id(),
            "AWS::Region", EcsAccount.EXAMPLE.region(),
            "ClusterArns", EcsAccount.EXAMPLE.arn("cluster/*"));

    static References of(YamlValue root, Map<String, String> overrides) {
        Map<String, String> parameters = new LinkedHashMap<>(LOCAL);
        Map<String, YamlValue> declared =
                root.find("Parameters").map(YamlValue::entries).orElse(Map.of());
        declared.forEach((name, parameter) -> parameter
                .find("Default")
                .ifPresent(value -> parameters.put(name, value.scalar().getValue())));
        overrides.forEach((name, value) -> {
            if (!declared.containsKey(name) && !LOCAL.containsKey(name)) {
                throw root.error("has no parameter " + name + "; it has " + declared.keySet());
            }
            parameters.put(name, value);
        });
        Map<String, String> types = root.get("Resources").entries().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().get("Type").scalar().getValue()));
        return new References(parameters, types);
    }

    /** A literal, the value of a parameter, or the values of a list parameter joined. */
    String text(YamlValue value) {
        Optional<String> tag = value.shortTag();
        if (tag.filter("!Join"::equals).isPresent()) {
            List<YamlValue> parts = value.items();
            return String.join(
                    parts.getFirst().scalar().getValue(), text(parts.getLast()).split(",", -1));
        }
        String text = value.scalar().getValue();
        if (tag.isEmpty()) {
            return text;
        }
        if (!tag.get().equals("!Ref") || types.containsKey(text)) {
            throw value.error(tag.get() + " " + text + " is not understood by the local cloud here");
        }
        return Optional.ofNullable(parameters.get(text))
                .orElseThrow(() -> value.error("the parameter " + text + " has no default: give it a value"));
    }

    int integer(YamlValue value) {
        String text = text(value);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw value.error("must be a whole number, not \"" + text + "\"");
        }
    }

    <E extends Enum<E>> E constant(YamlValue value, Class<E> type) {
        String text = text(value);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> value.error(
                        "must be one of " + Arrays.toString(type.getEnumConstants()) + ", not \"" + text + "\""));
    }

    /** The logical id of the queue whose ARN is meant. */
    String queue(YamlValue value) {
        return resource(value, Set.of("!GetAtt"))
                .filter(id -> QueueReader.TYPE.equals(types.get(id)))
                .filter(id -> value.scalar().getValue().equals(id + ".Arn"))
                .orElseThrow(() -> value.error("must be \"!GetAtt <queue>.Arn\" with a queue of this template"));
    }

    /** The logical id of the function whose name, ARN or alias is meant. */
    String function(YamlValue value) {
        return findFunction(value).orElseThrow(() -> value.error("must refer to a function of this template"));
    }

    Optional<String> findFunction(YamlValue value) {
        return resource(value, Set.of("!GetAtt", "!Ref")).filter(id -> FunctionReader.TYPE.equals(types.get(id)));
    }

    /** A literal, the value of a parameter, or for a table its logical id, which is its name in the local cloud. */
    String textOrTable(YamlValue value) {
        return resource(value, Set.of("!Ref"))
                .filter(id -> TableReader.TYPE.equals(types.get(id)))
                .orElseGet(() -> text(value));
    }

    private Optional<String> resource(YamlValue value, Set<String> tags) {
        return value.shortTag()
                .filter(tags::contains)
                .map(tag -> value.scalar().getValue().split("\\.", 2)[0])
                .filter(types::containsKey);
    }
}
