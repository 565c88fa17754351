package dev.lifeline.controller.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.lifeline.controller.json.OpenKeys.Level;
import dev.lifeline.controller.json.ParsedJson.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON text that is read value by value, without keeping unneeded values. It is positioned at one value. Asking for
 * another type than the value has returns empty, and an unread value is skipped.
 */
public final class JsonStream {
    static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final int deepest;
    private final OpenKeys keys = new OpenKeys();

    private JsonStream(JsonParser parser, int deepest) {
        this.parser = parser;
        this.deepest = deepest;
    }

    /** Reads the value at the stream's position. */
    @FunctionalInterface
    public interface ValueReader<T> {
        T read(JsonStream in) throws IOException;
    }

    /** Reads the value of a field. */
    @FunctionalInterface
    public interface FieldReader {
        void read(String key) throws IOException;
    }

    /** Reads an element. */
    @FunctionalInterface
    public interface ElementReader {
        void read() throws IOException;
    }

    /**
     * Reads a text with one JSON value, nested at most so deeply.
     *
     * @param refused the result if the text is not JSON
     */
    public static <T> T read(String json, int deepest, ValueReader<T> reader, Function<Unreadable, T> refused) {
        try (JsonParser parser = parser(json)) {
            return new JsonStream(parser, deepest).only(reader);
        } catch (Refusal refusal) {
            return refused.apply(refusal.reason);
        } catch (StreamConstraintsException excessive) {
            return refused.apply(new ParsedJson.Excessive());
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            return refused.apply(new ParsedJson.NotJson(where.getLineNr(), where.getColumnNr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text could not be read", impossible);
        }
    }

    /**
     * Jackson parses bytes faster than characters. It guesses the encoding of bytes and counts columns in them, so it
     * gets bytes only if they are ASCII.
     */
    private static JsonParser parser(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return bytes.length == json.length() && json.indexOf('\0') < 0
                ? FACTORY.createParser(bytes)
                : FACTORY.createParser(json);
    }

    private <T> T only(ValueReader<T> reader) throws IOException {
        parser.nextToken();
        T value = reader.read(this);
        skip();
        if (parser.nextToken() == null) {
            return value;
        }
        JsonLocation second = parser.currentTokenLocation();
        throw new Refusal(new ParsedJson.SeveralValues(second.getLineNr(), second.getColumnNr()));
    }

    /** Reads the fields of an object, in their order. */
    public void object(FieldReader field) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return;
        }
        checkDepth();
        OpenKeys.Level level = keys.new Level();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (!level.add(key)) {
                throw twice();
            }
            parser.nextToken();
            field.read(key);
            skip();
        }
        level.close();
    }

    /** Reads the elements of an array, in their order. */
    public void array(ElementReader element) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return;
        }
        checkDepth();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
            skip();
        }
    }

    /** Skips to the end of an unread object or array. */
    private void skip() throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            object(key -> {});
        } else if (parser.hasToken(JsonToken.START_ARRAY)) {
            array(() -> {});
        }
    }

    public boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    /** The text, unless it is empty. */
    public Optional<String> text() throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING)
                ? Optional.of(parser.getText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The moment in a text, as {@link IsoTime} reads it. */
    public Optional<Instant> time() throws IOException {
        return text().flatMap(IsoTime::parse);
    }

    /** A whole number within these bounds, written as one or with a fraction of zero: 5, 5.0, 5e0. */
    public Optional<Long> wholeNumber(long least, long most) throws IOException {
        return wholeNumber().filter(number -> number >= least && number <= most);
    }

    private Optional<Long> wholeNumber() throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? Optional.empty()
                    : Optional.of(parser.getLongValue());
        }
        if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            double number = parser.getDoubleValue();
            return number == Math.rint(number) && Math.abs(number) <= Long.MAX_VALUE
                    ? Optional.of((long) number)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** The type of the value, in words. */
    public String kind() {
        JsonToken token = parser.currentToken();
        return token == null
                ? "nothing"
                : switch (token) {
                    case VALUE_STRING -> "text";
                    case START_OBJECT, END_OBJECT -> "an object";
                    case START_ARRAY, END_ARRAY -> "an array";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
                    case VALUE_TRUE, VALUE_FALSE -> "a boolean";
                    case VALUE_NULL -> "null";
                    case NOT_AVAILABLE, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> "nothing";
                };
    }

    JsonParser parser() {
        return parser;
    }

    private void checkDepth() throws Refusal {
        if (parser.getParsingContext().getNestingDepth() > deepest) {
            throw new Refusal(new ParsedJson.Excessive());
        }
    }

    private Refusal twice() {
        JsonLocation second = parser.currentTokenLocation();
        return new Refusal(new ParsedJson.KeyTwice(
                second.getLineNr(),
                second.getColumnNr(),
                parser.getParsingContext().pathAsPointer().toString()));
    }

    /** Ends the reading. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Unreadable reason;

        Refusal(Unreadable reason) {
            this.reason = reason;
        }
    }
}
