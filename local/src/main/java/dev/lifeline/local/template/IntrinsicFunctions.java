package dev.lifeline.local.template;

import dev.lifeline.simulator.EcsAccount;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Evaluates CloudFormation's functions: parameters have a value here, resources their logical id.
 *
 * @param parameters the values of all parameters that have one; lists are joined by commas
 * @param types the CloudFormation type of each resource, by logical id
 * @param declared the template's conditions, by name
 */
record IntrinsicFunctions(Map<String, String> parameters, Map<String, String> types, Map<String, YamlValue> declared) {
    /** The pseudo parameters of the local cloud, and its clusters: all of its account. */
    private static final Set<String> NAMED = Set.of(TableReader.TYPE, QueueReader.TYPE);

    private static final Map<String, String> LOCAL = Map.of(
            "AWS::StackName",
            "lifeline",
            "AWS::StackId",
            "arn:aws:cloudformation:%s:%s:stack/lifeline/51af3dc0-da77-11e4-872e-1234567db123"
                    .formatted(EcsAccount.EXAMPLE.region(), EcsAccount.EXAMPLE.id()),
            "AWS::AccountId",
            EcsAccount.EXAMPLE.id(),
            "AWS::Region",
            EcsAccount.EXAMPLE.region(),
            "ClusterArns",
            EcsAccount.EXAMPLE.arn("cluster/*"));

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:]+)}");

    static IntrinsicFunctions of(YamlValue root, Map<String, String> overrides) {
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
                .filter(entry -> !TemplateReader.isLoop(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().get("Type").scalar().getValue()));
        Map<String, YamlValue> conditions =
                root.find("Conditions").map(YamlValue::entries).orElse(Map.of());
        return new IntrinsicFunctions(parameters, types, conditions);
    }

    Conditions conditions() {
        return new Conditions(declared, this);
    }

    /** A literal, the value of a parameter, or the result of a function. */
    String text(YamlValue value) {
        return switch (value.shortTag().orElse("")) {
            case "" -> value.scalar().getValue();
            case "!Ref" -> parameter(value, value.scalar().getValue());
            case "!Sub" -> substituted(value);
            case "!If" -> text(chosen(value));
            case "!Join" ->
                String.join(
                        value.items().getFirst().scalar().getValue(),
                        list(value.items().getLast()));
            case "!Select" ->
                list(value.items().getLast()).get(integer(value.items().getFirst()));
            default -> throw notUnderstood(value);
        };
    }

    /** A literal list, the values of a list parameter, or the parts of a text. */
    private List<String> list(YamlValue value) {
        return switch (value.shortTag().orElse("")) {
            case "" -> value.items().stream().map(this::text).toList();
            case "!Ref" -> List.of(text(value).split(",", -1));
            case "!Split" -> {
                String separator = value.items().getFirst().scalar().getValue();
                yield List.of(text(value.items().getLast()).split(Pattern.quote(separator), -1));
            }
            default -> throw notUnderstood(value);
        };
    }

    /** The text, or the text and the values of some of its variables. */
    private String substituted(YamlValue value) {
        boolean simple = value.node() instanceof ScalarNode;
        Map<String, YamlValue> variables =
                simple ? Map.of() : value.items().getLast().entries();
        String text = simple
                ? value.scalar().getValue()
                : value.items().getFirst().scalar().getValue();
        return VARIABLE.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(Optional.ofNullable(variables.get(name.group(1)))
                        .map(this::text)
                        .orElseGet(() -> parameter(value, name.group(1)))));
    }

    /** The operand that {@code !If} chooses; any other value itself. */
    YamlValue chosen(YamlValue value) {
        if (value.shortTag().filter("!If"::equals).isEmpty()) {
            return value;
        }
        List<YamlValue> operands = value.items();
        return conditions().named(operands.get(0)) ? operands.get(1) : operands.get(2);
    }

    private String parameter(YamlValue value, String name) {
        if (types.containsKey(name)) {
            throw notUnderstood(value);
        }
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() -> value.error("the parameter " + name + " has no default: give it a value"));
    }

    private static TemplateException notUnderstood(YamlValue value) {
        String operand = value.node() instanceof ScalarNode scalar ? " " + scalar.getValue() : "";
        return value.error(value.shortTag().orElse("this") + operand + " is not supported by the local cloud here");
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

    /** The logical id of the queue that the ARN refers to. */
    String queue(YamlValue value) {
        return resource(value, Set.of("!GetAtt"))
                .filter(id -> QueueReader.TYPE.equals(types.get(id)))
                .filter(id -> value.scalar().getValue().equals(id + ".Arn"))
                .orElseThrow(() -> value.error("must be \"!GetAtt <queue>.Arn\" with a queue of this template"));
    }

    /**
     * A literal, the value of a parameter, or for a table or a queue its logical id, which is its name in the local
     * cloud.
     */
    String textOrName(YamlValue value) {
        return resource(value, Set.of("!Ref"))
                .filter(id -> NAMED.contains(types.get(id)))
                .orElseGet(() -> text(value));
    }

    /** The logical id of the resource that a {@code !Ref} names, or of the function whose alias it names. */
    Optional<String> named(YamlValue value) {
        return resource(value, Set.of("!Ref"));
    }

    private Optional<String> resource(YamlValue value, Set<String> tags) {
        return value.shortTag()
                .filter(tags::contains)
                .map(tag -> value.scalar().getValue().split("\\.", 2)[0])
                .filter(types::containsKey);
    }
}
