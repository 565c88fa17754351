package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.IsoTime;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Reading;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The basic shapes of documents. */
public final class Shapes {
    public static final Shape<String> TEXT = text("");

    /** A text that is not empty. */
    public static final Shape<String> NAME =
            TEXT.checked(text -> text.isBlank() ? new Reading.Misfits<>("empty") : new Reading.Fits<>(text));

    public static final Shape<Boolean> TRUTH = new Shape<>(
            Shapes::flag, (flag, out) -> out.writeBoolean(flag), false, definitions -> Schemas.type("boolean"));

    /** True, or false, which is omitted. */
    public static final Shape<Boolean> FLAG = TRUTH.or(false);

    public static final Shape<Long> LONG = new Shape<>(
            in -> Shapes.whole(in, Long.MIN_VALUE, Long.MAX_VALUE),
            (number, out) -> out.writeNumber(number),
            0L,
            definitions -> Schemas.type("integer"));

    public static final Shape<Integer> INTEGER = new Shape<>(
            in -> (int) whole(in, Integer.MIN_VALUE, Integer.MAX_VALUE),
            (number, out) -> out.writeNumber(number),
            0,
            definitions -> Schemas.type("integer"));

    public static final Shape<Instant> INSTANT = TEXT.parsed(
                    Instant.EPOCH,
                    text -> Reading.of(
                            IsoTime.parse(text).or(() -> any(text)), "not a time such as 2026-08-01T21:22:46Z"),
                    Instant::toString)
            .with(schema -> schema.put("format", "date-time"));

    private Shapes() {}

    /** A text, with a valid example for shapes that convert it. */
    public static Shape<String> text(String valid) {
        return new Shape<>(
                in -> in.is(JsonToken.VALUE_STRING) ? in.parser().getText() : in.misfit("a text", valid),
                (text, out) -> out.writeString(text),
                valid,
                definitions -> Schemas.type("string"));
    }

    /** One of these words. */
    @SafeVarargs
    public static <T> Shape<T> word(Function<? super T, String> spelling, T... all) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T each : all) {
            words.put(spelling.apply(each), each);
        }
        T first = words.values().iterator().next();
        return new Shape<T>(
                        in -> word(in, words, first),
                        (value, out) -> out.writeString(spelling.apply(value)),
                        first,
                        definitions -> Schemas.words(words.keySet()))
                .needed((all.length == 1 ? "write " : "write one of ") + String.join(", ", words.keySet()));
    }

    private static <T> T word(Input in, Map<String, T> words, T filler) throws IOException {
        if (!in.is(JsonToken.VALUE_STRING)) {
            return in.misfit("a text", filler);
        }
        String text = in.parser().getText();
        T word = words.get(text);
        if (word == null) {
            in.unknownWord(text, words.keySet());
            return filler;
        }
        return word;
    }

    /** A whole number within these bounds. */
    public static Shape<Integer> integer(int least, int most) {
        return new Shape<>(
                in -> (int) whole(in, least, most),
                (number, out) -> out.writeNumber(number),
                least,
                definitions -> Schemas.type("integer").put("minimum", least).put("maximum", most));
    }

    /** A single value that a function converts; the function reports problems. */
    public static <T> Shape<T> single(T filler, Function<JsonNode, Reading<T>> read, Function<T, Object> write) {
        return new Shape<>(
                in -> in.taken(read.apply(in.single()), filler),
                (value, out) -> {
                    switch (write.apply(value)) {
                        case Integer number -> out.writeNumber(number);
                        case Double number -> out.writeNumber(number);
                        case Object text -> out.writeString(text.toString());
                    }
                },
                filler,
                definitions -> JsonTree.object());
    }

    /** An object, or a shorter form of its most frequent content. */
    public static <T> Shape<T> objectOr(Shape<T> object, Shape<T> other, Predicate<T> isObject) {
        return new Shape<>(
                in -> (in.is(JsonToken.START_OBJECT) ? object : other).read(in),
                (value, out) -> (isObject.test(value) ? object : other).write(value, out),
                other.filler(),
                definitions -> Schemas.any(other.schema(definitions), object.schema(definitions)));
    }

    /** An object. */
    public static <R> Shape<R> record(Function<Fields<R>, R> description) {
        return new RecordShape<>(description).shape();
    }

    private static boolean flag(Input in) throws IOException {
        return in.is(JsonToken.VALUE_TRUE) || (!in.is(JsonToken.VALUE_FALSE) && in.misfit("true or false", false));
    }

    private static Optional<Instant> any(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static long whole(Input in, long least, long most) throws IOException {
        String bounds = least <= Integer.MIN_VALUE ? "" : " from " + least + " to " + most;
        if (!in.is(JsonToken.VALUE_NUMBER_FLOAT) && !in.is(JsonToken.VALUE_NUMBER_INT)) {
            return in.misfit("a whole number" + bounds, least);
        }
        if (!isWhole(in)) {
            return in.refused("a whole number" + bounds + " is expected", least);
        }
        long number = in.parser().getValueAsLong();
        String range = least == Integer.MIN_VALUE ? " of at most 32 bits" : bounds;
        return number < least || number > most ? in.refused("a whole number" + range + " is expected", least) : number;
    }

    /** AWS may write 5 as 5.0. */
    private static boolean isWhole(Input in) throws IOException {
        if (in.is(JsonToken.VALUE_NUMBER_INT)) {
            return in.parser().getNumberType() != NumberType.BIG_INTEGER;
        }
        double number = in.parser().getDoubleValue();
        return in.author().mayWriteNothing() && number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
    }
}
