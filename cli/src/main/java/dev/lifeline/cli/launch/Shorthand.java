package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.util.List;
import java.util.Set;

/**
 * A value of an option as the AWS CLI takes it: JSON, or the shorthand syntax ("Using shorthand syntax with the AWS
 * CLI"), such as {@code awsvpcConfiguration={subnets=[subnet-1,subnet-2],assignPublicIp=ENABLED}}.
 */
final class Shorthand {
    /** Texts are all that shorthand has; these fields of RunTask are numbers. */
    private static final Set<String> NUMBERS = Set.of("base", "weight");

    private final String option;
    private final String text;
    private int at;

    private Shorthand(String option, String text) {
        this.option = option;
        this.text = text;
    }

    /**
     * An object.
     *
     * @throws WrongInput if the value is neither JSON nor shorthand; the message does not repeat it
     */
    static JsonNode object(String option, String value) {
        return value.strip().startsWith("{") ? json(option, value) : new Shorthand(option, value.strip()).object();
    }

    /** A list of objects: one value each, or one value with a JSON list. */
    static JsonNode list(String option, List<String> values) {
        if (values.size() == 1 && values.getFirst().strip().startsWith("[")) {
            return json(option, values.getFirst());
        }
        ArrayNode list = JsonTree.array();
        values.forEach(value -> list.add(object(option, value)));
        return list;
    }

    static JsonNode json(String option, String value) {
        return switch (JsonTree.read(value)) {
            case ParsedJson.Tree tree -> tree.root();
            case ParsedJson.Unreadable unreadable -> throw new WrongInput(option + ": not JSON");
        };
    }

    private ObjectNode object() {
        ObjectNode object = fields();
        if (at < text.length()) {
            throw unexpected();
        }
        return object;
    }

    private ObjectNode fields() {
        ObjectNode object = JsonTree.object();
        do {
            String key = word("=,{}[]");
            if (key.isEmpty() || !takes('=')) {
                throw unexpected();
            }
            object.set(key, value(key));
        } while (takes(','));
        return object;
    }

    private JsonNode value(String key) {
        if (takes('{')) {
            ObjectNode object = fields();
            require('}');
            return object;
        }
        if (takes('[')) {
            ArrayNode list = JsonTree.array();
            while (!takes(']')) {
                list.add(takes('{') ? nested() : TextNode.valueOf(word(",]")));
                if (!takes(',') && !sees(']')) {
                    throw unexpected();
                }
            }
            return list;
        }
        String word = word(",}");
        return NUMBERS.contains(key) && word.matches("[0-9]{1,9}")
                ? IntNode.valueOf(Integer.parseInt(word))
                : TextNode.valueOf(word);
    }

    private ObjectNode nested() {
        ObjectNode object = fields();
        require('}');
        return object;
    }

    /** Up to one of these characters, or in quotes. */
    private String word(String ends) {
        if (sees('"') || sees('\'')) {
            char quote = text.charAt(at++);
            int end = text.indexOf(quote, at);
            if (end < 0) {
                throw unexpected();
            }
            String quoted = text.substring(at, end);
            at = end + 1;
            return quoted;
        }
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private boolean sees(char letter) {
        return at < text.length() && text.charAt(at) == letter;
    }

    private boolean takes(char letter) {
        boolean seen = sees(letter);
        at += seen ? 1 : 0;
        return seen;
    }

    private void require(char letter) {
        if (!takes(letter)) {
            throw unexpected();
        }
    }

    private WrongInput unexpected() {
        return new WrongInput(option + ": JSON or shorthand such as key=value,key={list=[a,b]} is expected; character "
                + (at + 1) + " does not fit");
    }
}
