package dev.lifeline.tests.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The template as plain maps, lists and texts, its loops unrolled. A reference keeps its form in its text:
 * {@code ${Table.Arn}} for {@code !GetAtt} and {@code !Ref}, the template of {@code !Sub}.
 */
public record Deployed(Map<String, Object> root) {
    static final Path FILE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    /** What {@code !Ref AWS::NoValue} removes. */
    private static final String NOTHING = "${AWS::NoValue}";

    /** With all optional parts. */
    static Deployed template() {
        return templateWithout(Set.of());
    }

    /** Where these conditions do not hold, and all others do. */
    static Deployed templateWithout(Set<String> conditions) {
        Map<String, Object> root = read(FILE, conditions);
        Map<String, Object> unrolled =
                map(new Loops(map(root.get("Mappings")), conditions.contains("RecordsLaunches") ? "on" : "recorded")
                        .unrolled(root));
        map(unrolled.get("Resources"))
                .values()
                .removeIf(resource ->
                        map(resource).get("Condition") instanceof String condition && conditions.contains(condition));
        return new Deployed(unrolled);
    }

    /** Another template, without loops and conditions. */
    public static Deployed example(Path file) {
        return new Deployed(read(file, Set.of()));
    }

    private static Map<String, Object> read(Path file, Set<String> conditions) {
        try (var reader = Files.newBufferedReader(file)) {
            Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            return map(new Plain(conditions).of(node));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public Map<String, Object> properties(String resource) {
        return map(map(map(root.get("Resources")).get(resource)).get("Properties"));
    }

    List<String> resources(String type) {
        return map(root.get("Resources")).entrySet().stream()
                .filter(entry -> type.equals(map(entry.getValue()).get("Type")))
                .map(Map.Entry::getKey)
                .toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** A list, or a single element as a list. */
    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> many ? (List<Object>) many : List.of(Objects.requireNonNull(value));
    }

    static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    /** YAML's nodes without their tags. */
    private record Plain(Set<String> unmet) {
        Object of(Node node) {
            return switch (node) {
                case MappingNode mapping -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    mapping.getValue()
                            .forEach(tuple ->
                                    map.put(((ScalarNode) tuple.getKeyNode()).getValue(), of(tuple.getValueNode())));
                    yield map;
                }
                case SequenceNode sequence -> list(sequence);
                case ScalarNode scalar -> {
                    String tag = scalar.getTag().getValue();
                    yield tag.equals("!Ref") || tag.equals("!GetAtt")
                            ? "${" + scalar.getValue() + "}"
                            : scalar.getValue();
                }
                default -> throw new IllegalStateException("no YAML that a template may have: " + node);
            };
        }

        private Object list(SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            return switch (sequence.getTag().getValue()) {
                case "!If" -> of(items.get(unmet.contains(((ScalarNode) items.getFirst()).getValue()) ? 2 : 1));
                case "!FindInMap" -> Map.of("Fn::FindInMap", plain(items));
                case "!GetAtt" -> "${" + of(items.getFirst()) + "." + of(items.getLast()) + "}";
                default -> plain(items);
            };
        }

        private List<Object> plain(List<Node> items) {
            List<Object> list = new ArrayList<>();
            items.stream().map(this::of).filter(item -> !item.equals(NOTHING)).forEach(list::add);
            return list;
        }
    }
}
