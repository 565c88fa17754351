package dev.lifeline.local.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * YAML, of which JSON is a subset, with limits on the result. Plain words are read by the JSON schema of YAML 1.2, so
 * that a bare {@code on} is a word.
 */
public final class YamlText {
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;

    private YamlText() {}

    /** Reads YAML as JSON, an empty text as {@code null}; problems name the line. */
    public static Requested<JsonNode> json(String text) {
        try {
            return tree(text).map(YamlTree::read).orElseGet(() -> new Requested.Valid<>(NullNode.getInstance()));
        } catch (MarkedYAMLException broken) {
            return whole(place(broken.getProblemMark()) + "not YAML: " + broken.getProblem());
        } catch (YAMLException excessive) {
            return whole("cannot be read: " + excessive.getMessage());
        }
    }

    /** Reads YAML as JSON, an empty text as an object without a field; problems name the line. */
    public static Requested<JsonNode> document(String text) {
        return json(text)
                .then(root -> new Requested.Valid<>(root.isNull() ? JsonNodeFactory.instance.objectNode() : root));
    }

    /**
     * Reads YAML with its tags and lines; empty if the text is empty.
     *
     * @throws YAMLException if it is not YAML
     */
    public static Optional<Node> tree(String text) {
        return Optional.ofNullable(new Yaml(new SafeConstructor(options())).compose(new StringReader(text)));
    }

    /** The line of a field, 1 for the first; empty if there is no such field. */
    public static Optional<Integer> line(String text, List<String> path) {
        Optional<Node> value = tree(text);
        Optional<Integer> line = Optional.empty();
        for (String key : path) {
            Optional<NodeTuple> field = value.filter(MappingNode.class::isInstance)
                    .map(MappingNode.class::cast)
                    .flatMap(fields -> fields.getValue().stream()
                            .filter(each -> each.getKeyNode() instanceof ScalarNode name
                                    && name.getValue().equals(key))
                            .findFirst());
            line = field.map(each -> each.getKeyNode().getStartMark().getLine() + 1);
            value = field.map(NodeTuple::getValueNode);
        }
        return line;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }

    private static String place(Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }

    private static Requested<JsonNode> whole(String problem) {
        return new Requested.Invalid<>(List.of(new Problem("", problem)));
    }
}
