package dev.lifeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
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
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as JSON: what JSON cannot say is a text. So {@code on} and {@code off} are words here, which YAML 1.1 takes for
 * true and false, and {@code 1:30} is no number.
 */
final class YamlText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlText() {}

    static Requested<JsonNode> read(String text) {
        try {
            Node root = yaml().compose(new StringReader(text));
            return new Requested.Valid<>(root == null ? JSON.nullNode() : json(root));
        } catch (MarkedYAMLException broken) {
            return broken(broken.getProblemMark(), broken.getProblem());
        } catch (YAMLException broken) {
            return new Requested.Invalid<>(List.of(new Problem("", "cannot be read: " + broken.getMessage())));
        }
    }

    private static Requested<JsonNode> broken(Mark mark, String problem) {
        String where = mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
        return new Requested.Invalid<>(List.of(new Problem("", "cannot be read: " + where + problem)));
    }

    /** Nothing that refers to a part of itself or grows by being referred to: no aliases of lists and objects. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        DumperOptions none = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(none), none, options, new JsonWords());
    }

    private static final class JsonWords extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]{0,17})"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,17}"), "-0123456789");
        }
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                ArrayNode list = JSON.arrayNode();
                sequence.getValue().forEach(element -> list.add(json(element)));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw problem(node, "is neither a text, a list nor an object");
        };
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw problem(entry.getKeyNode(), "a field's name is expected");
            }
            if (object.has(key.getValue())) {
                throw problem(key, key.getValue() + " stands twice");
            }
            object.set(key.getValue(), json(entry.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (tag.equals(Tag.INT)) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Integer.SIZE
                    ? JSON.numberNode(number.intValueExact())
                    : JSON.numberNode(number.longValueExact());
        }
        return tag.equals(Tag.FLOAT) ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
    }

    private static MarkedYAMLException problem(Node node, String problem) {
        return new Unreadable(node.getStartMark(), problem);
    }

    private static final class Unreadable extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        Unreadable(Mark mark, String problem) {
            super(null, null, problem, mark);
        }
    }
}
