package dev.lifeline.controller.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A text with one JSON object without duplicate fields. */
public final class JsonText {
    private JsonText() {}

    /** Reads the object; no problem quotes the text. */
    public static Requested<JsonNode> read(String json) {
        return switch (JsonTree.read(json)) {
            case ParsedJson.Tree tree -> object(tree.root());
            case ParsedJson.Excessive excessive ->
                whole("cannot be read: nested too deeply, or with a number or text that is too long");
            case ParsedJson.NotJson broken -> unreadable(broken.line(), broken.column());
            case ParsedJson.KeyTwice twice -> unreadable(twice.line(), twice.column());
            case ParsedJson.SeveralValues several -> unreadable(several.line(), several.column());
        };
    }

    /** The node, if it is an object. */
    public static Requested<JsonNode> object(JsonNode node) {
        return node.isObject() ? new Requested.Valid<>(node) : whole("a JSON object is expected");
    }

    private static Requested<JsonNode> unreadable(long line, long column) {
        return whole("cannot be read: line " + line + ", column " + column + ": not JSON, or a duplicated field");
    }

    private static Requested<JsonNode> whole(String problem) {
        return new Requested.Invalid<>(List.of(new Problem("", problem)));
    }
}
