package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;

/** A document being read: one value at a time, with its path and the problems so far. */
final class Input {
    private static final int USUAL_DEPTH = 16;
    private static final int LONGEST_QUOTE = 40;

    private final JsonParser parser;
    private final Author author;
    private final Problems problems;

    /** The keys, and the indexes in lists, that lead to the value. */
    private Object[] place = new Object[USUAL_DEPTH];

    private int depth;

    private boolean failed;

    /** Reads the value at the input's position, and leaves the input at its last token. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Input in) throws IOException;
    }

    private Input(JsonParser parser, Author author, Problems problems) {
        this.parser = parser;
        this.author = author;
        this.problems = problems;
    }

    /** Reads a document that Lifeline stored. */
    static <T> T stored(String text, Reader<T> reader) {
        try (JsonParser parser = JsonTree.parser(text)) {
            parser.nextToken();
            T value = reader.read(new Input(parser, Author.LIFELINE, new Problems()));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("it is more than one JSON value");
            }
            return value;
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            throw new IllegalArgumentException(
                    "it is not JSON from line " + where.getLineNr() + ", column " + where.getColumnNr());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text could not be read", impossible);
        }
    }

    /** Reads a tree. */
    static <T> T tree(JsonNode tree, Reader<T> reader, Author author, Problems problems) {
        try (JsonParser parser = tree.traverse()) {
            parser.nextToken();
            return reader.read(new Input(parser, author, problems));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a tree could not be read", impossible);
        }
    }

    JsonParser parser() {
        return parser;
    }

    Author author() {
        return author;
    }

    Problems problems() {
        return problems;
    }

    boolean is(JsonToken token) {
        return parser.hasToken(token);
    }

    /** Whether the value counts as missing. */
    boolean saysNothing() throws IOException {
        return is(JsonToken.VALUE_NULL)
                || (author.mayWriteNothing() && is(JsonToken.VALUE_STRING) && parser.getTextLength() == 0);
    }

    /** Skips a value, and returns whether it has any content. */
    boolean skip() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return !is(JsonToken.VALUE_NULL) && parser.getTextLength() > 0;
        }
        JsonToken end = is(JsonToken.START_OBJECT) ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        boolean hasContent = false;
        while (parser.nextToken() != end) {
            hasContent = true;
            parser.skipChildren();
        }
        return hasContent;
    }

    /** Enters the field of that key, or the element of that index. */
    void enter(Object step) {
        if (depth == place.length) {
            place = Arrays.copyOf(place, 2 * depth);
        }
        place[depth++] = step;
    }

    void leave() {
        depth--;
    }

    String path() {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < depth; at++) {
            if (place[at] instanceof Integer index) {
                path.append('[').append(index.intValue()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(place[at]);
            }
        }
        return path.toString();
    }

    void problem(String what) {
        note(new Problem(path(), what));
    }

    /** The value could not be read: a filler replaces it. */
    void fail() {
        failed = true;
    }

    /** Whether limits are checked, and the last value is valid so far. */
    boolean isSound() {
        return author.isChecked() && !failed && problems.noneAt(path());
    }

    boolean hasFailed() {
        return failed;
    }

    /** Whether the last value is a filler; resets for the next. */
    boolean takeFailure() {
        boolean was = failed;
        failed = false;
        return was;
    }

    /** The value, or the filler and a noted problem. */
    <T> T taken(Reading<T> reading, T filler) {
        return switch (reading) {
            case Reading.Fits<T> fits -> fits.value();
            case Reading.Misfits<T> misfits -> refused(misfits.problem(), filler);
        };
    }

    /** Notes a problem and returns the filler. */
    <T> T refused(String problem, T filler) {
        problem(problem);
        failed = true;
        return filler;
    }

    /** Notes a value of another type, and skips it. */
    <T> T misfit(String expected, T filler) throws IOException {
        return refused(expected + " is expected, not " + JsonTree.kind(single()), filler);
    }

    void unknownField(Collection<String> known) {
        String name = String.valueOf(place[depth - 1]);
        note(new Problem(path(), Problem.ProblemKind.UNKNOWN_FIELD, "unknown field" + hint(name, known)));
    }

    /** Notes an unknown word. Only files have it quoted, because elsewhere it may be a secret. */
    void unknownWord(String word, Collection<String> known) {
        String quoted = author == Author.PERSON ? " " + quote(word) : "";
        note(new Problem(path(), Problem.ProblemKind.UNKNOWN_WORD, "unknown word" + quoted + hint(word, known)));
        failed = true;
    }

    /** None for what AWS wrote: to look for what was meant takes longer than to read the event. */
    private String hint(String word, Collection<String> known) {
        return author.isChecked() ? Spelling.hint(word, known) : "";
    }

    void note(Problem problem) {
        if (author == Author.LIFELINE) {
            throw new IllegalArgumentException(problem.toString());
        }
        problems.add(problem);
    }

    /** The value as a tree, with content only for a single value. */
    JsonNode single() throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token()) {
            case START_OBJECT, START_ARRAY -> {
                boolean object = is(JsonToken.START_OBJECT);
                parser.skipChildren();
                yield object ? nodes.objectNode() : nodes.arrayNode();
            }
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(is(JsonToken.VALUE_TRUE));
            case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                nodes.nullNode();
        };
    }

    private JsonToken token() {
        JsonToken token = parser.currentToken();
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
