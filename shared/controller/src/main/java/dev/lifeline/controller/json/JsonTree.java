package dev.lifeline.controller.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads and writes JSON as a tree without Jackson's mapper, whose initialization would dominate a cold start.
 * {@code JsonNode.toString} also initializes one.
 */
public final class JsonTree {
    /** Jackson's limit applies first. */
    private static final int ANY_DEPTH = Integer.MAX_VALUE;

    private JsonTree() {}

    /** Reads a text with one JSON value. */
    public static ParsedJson read(String json) {
        return read(json, ANY_DEPTH);
    }

    /** Reads a text with one JSON value, nested at most so deeply. */
    public static ParsedJson read(String json, int deepest) {
        return JsonStream.read(
                json, deepest, in -> new ParsedJson.Tree(TreeReader.value(in)), unreadable -> unreadable);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonParser parser(String json) throws IOException {
        return JsonStream.FACTORY.createParser(json);
    }

    /** Writes a value. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /** On one line, without spaces. */
    public static String text(Writing value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonStream.FACTORY.createGenerator(text)) {
            value.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text could not be written", impossible);
        }
        return text.toString();
    }

    /** On one line, without spaces. */
    public static String text(JsonNode tree) {
        return text(out -> write(tree, out));
    }

    /** The type of a value, in words. */
    public static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }

    /** Writes a tree as the next value. */
    public static void write(JsonNode node, JsonGenerator out) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    out.writeFieldName(field.getKey());
                    write(field.getValue(), out);
                }
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                for (JsonNode element : node) {
                    write(element, out);
                }
                out.writeEndArray();
            }
            case STRING -> out.writeString(node.textValue());
            case BOOLEAN -> out.writeBoolean(node.booleanValue());
            case NUMBER -> number(node, out);
            case NULL, MISSING -> out.writeNull();
            case BINARY, POJO -> throw new IllegalArgumentException("not of JSON: " + node.getNodeType());
        }
    }

    private static void number(JsonNode node, JsonGenerator out) throws IOException {
        switch (node.numberType()) {
            case INT -> out.writeNumber(node.intValue());
            case LONG -> out.writeNumber(node.longValue());
            case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
            case FLOAT -> out.writeNumber(node.floatValue());
            case DOUBLE -> out.writeNumber(node.doubleValue());
            case BIG_DECIMAL -> out.writeNumber(node.decimalValue());
        }
    }
}
