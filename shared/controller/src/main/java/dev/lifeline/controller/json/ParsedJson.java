package dev.lifeline.controller.json;

import com.fasterxml.jackson.databind.JsonNode;

/** The result of reading a text. No case quotes it. */
public sealed interface ParsedJson {

    /** The value; the missing node for an empty text. */
    record Tree(JsonNode root) implements ParsedJson {}

    /** Not one JSON value. */
    sealed interface Unreadable extends ParsedJson {}

    record NotJson(long line, long column) implements Unreadable {}

    /** Nested too deeply, or a number or key is too long. */
    record Excessive() implements Unreadable {}

    /** An object has a duplicate key; the pointer (RFC 6901) leads to the second value. */
    record KeyTwice(long line, long column, String pointer) implements Unreadable {}

    /** Another value follows the first. */
    record SeveralValues(long line, long column) implements Unreadable {}
}
