package dev.lifeline.controller.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree.Parsed;
import java.io.IOException;

/** Reads one text as a tree. */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int deepest;

    TreeReader(JsonParser parser, int deepest) {
        this.parser = parser;
        this.deepest = deepest;
    }

    Parsed read() throws IOException {
        try {
            if (parser.nextToken() == null) {
                return new Parsed.Tree(MissingNode.getInstance());
            }
            JsonNode root = value();
            if (parser.nextToken() == null) {
                return new Parsed.Tree(root);
            }
            JsonLocation second = parser.currentTokenLocation();
            return new Parsed.SeveralValues(second.getLineNr(), second.getColumnNr());
        } catch (Refusal refusal) {
            return refusal.parsed;
        } catch (StreamConstraintsException excessive) {
            return new Parsed.Excessive();
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            return new Parsed.NotJson(where.getLineNr(), where.getColumnNr());
        }
    }

    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private ObjectNode object() throws IOException {
        checkDepth();
        ObjectNode object = NODES.objectNode();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (object.has(key)) {
                JsonLocation second = parser.currentTokenLocation();
                throw new Refusal(new Parsed.KeyTwice(
                        second.getLineNr(),
                        second.getColumnNr(),
                        parser.getParsingContext().pathAsPointer().toString()));
            }
            parser.nextToken();
            object.set(key, value());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        checkDepth();
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private void checkDepth() throws Refusal {
        if (parser.getParsingContext().getNestingDepth() > deepest) {
            throw new Refusal(new Parsed.Excessive());
        }
    }

    /** Ends the reading from within. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Parsed parsed;

        Refusal(Parsed parsed) {
            this.parsed = parsed;
        }
    }
}
