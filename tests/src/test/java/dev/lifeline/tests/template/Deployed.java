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
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The template as plain maps, lists and texts. A reference keeps its form in its text: {@code ${Table.Arn}} for
 * {@code !GetAtt} and {@code !Ref}, what it is made of for {@code !Sub}; of {@code !If} the first branch counts.
 */
record Deployed(Map<String, Object> root) {
    static final Path FILE = Path.of(System.getProperty("lifeline.root"), "template.yaml");

    static Deployed template() {
        try (var reader = Files.newBufferedReader(FILE)) {
            return new Deployed(map(plain(new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader))));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Map<String, Object> resource(String logicalId) {
        return map(map(root.get("Resources")).get(logicalId));
    }

    Map<String, Object> properties(String resource) {
        return map(resource(resource).get("Properties"));
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

    /** A list, or the only one of it. */
    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> many ? (List<Object>) many : List.of(Objects.requireNonNull(value));
    }

    static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.getValue()
                        .forEach(tuple ->
                                map.put(((ScalarNode) tuple.getKeyNode()).getValue(), plain(tuple.getValueNode())));
                yield map;
            }
            case SequenceNode sequence
            when sequence.getTag().getValue().equals("!If") ->
                plain(sequence.getValue().get(1));
            case SequenceNode sequence -> {
                List<Object> list = new ArrayList<>();
                sequence.getValue().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case ScalarNode scalar -> {
                String tag = scalar.getTag().getValue();
                yield tag.equals("!Ref") || tag.equals("!GetAtt") ? "${" + scalar.getValue() + "}" : scalar.getValue();
            }
            default -> throw new IllegalStateException("no YAML that a template may have: " + node);
        };
    }
}
