package dev.lifeline.local.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a YAML tree as JSON, plain words by the JSON schema of YAML 1.2: {@code on}, {@code off}, {@code yes} and
 * {@code no} are words, not booleans.
 */
final class YamlTree {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,18}");

    private static final int DEEPEST = 50;

    /** Aliases can make a small text large. */
    private static final int MOST_NODES = 20_000;

    private final List<Problem> problems = new ArrayList<>();
    private int nodes;

    private YamlTree() {}

    static Requested<JsonNode> read(Node root) {
        YamlTree tree = new YamlTree();
        JsonNode json = tree.json(root, 0);
        return tree.problems.isEmpty() ? new Requested.Valid<>(json) : new Requested.Invalid<>(tree.problems);
    }

    private JsonNode json(Node node, int depth) {
        nodes++;
        if (depth > DEEPEST || nodes > MOST_NODES) {
            if (problems.stream().noneMatch(problem -> problem.message().contains("aliases"))) {
                problem(node, "too much: aliases that contain themselves or each other, or too deep");
            }
            return JsonNodeFactory.instance.nullNode();
        }
        if (!node.getTag().getValue().startsWith(Tag.PREFIX)) {
            problem(node, "the tag " + node.getTag().getValue() + " has no effect here; remove it");
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> list(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("the composer resolves every " + node.getNodeId());
        };
    }

    private JsonNode object(MappingNode mapping, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problem(entry.getKeyNode(), "a key is a plain word; quote it if it begins with [, { or *");
            } else if (object.has(key.getValue())) {
                problem(key, "the key " + key.getValue() + " is duplicated");
            } else {
                object.set(key.getValue(), json(entry.getValueNode(), depth + 1));
            }
        }
        return object;
    }

    private JsonNode list(SequenceNode sequence, int depth) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        sequence.getValue().forEach(element -> list.add(json(element, depth + 1)));
        return list;
    }

    private JsonNode scalar(ScalarNode scalar) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return json.textNode(text);
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            problem(scalar, text + " may be octal or not; write it without the zero, or quote it");
        }
        return switch (text) {
            case "", "~", "null" -> json.nullNode();
            case "true" -> json.booleanNode(true);
            case "false" -> json.booleanNode(false);
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (WHOLE.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < 32 ? json.numberNode(number.intValue()) : json.numberNode(number);
        }
        return DECIMAL.matcher(text).matches()
                ? json.numberNode(new BigDecimal(text).doubleValue())
                : json.textNode(text);
    }

    private void problem(Node node, String what) {
        problems.add(new Problem(
                "",
                "line " + (node.getStartMark().getLine() + 1) + ", column "
                        + (node.getStartMark().getColumn() + 1) + ": " + what));
    }
}
