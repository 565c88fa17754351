package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The shapes of lists. A field without an element is omitted, and so is an unreadable element. */
public final class Many {
    private static final String EMPTY = "an empty list has no effect: name at least one, or omit the field";

    private Many() {}

    public static <T> Shape<List<T>> list(Shape<T> element) {
        return new Shape<List<T>>(
                        in -> read(in, element::read, ""),
                        (list, out) -> write(list, element, out),
                        List.of(),
                        definitions -> Schemas.list(element.schema(definitions)))
                .or(List.of());
    }

    /** A list of at most so many elements. */
    public static <T> Shape<List<T>> list(Shape<T> element, int most) {
        return list(element)
                .checked(list -> atMost(list, list.size(), most))
                .with(schema -> schema.put("maxItems", most));
    }

    /** One value, or a list of at least one; written as a list. */
    public static <T> Shape<List<T>> oneOrMore(Shape<T> element) {
        Shape<List<T>> list = list(element).with(schema -> schema.put("minItems", 1));
        return new Shape<List<T>>(
                        in -> in.is(JsonToken.START_ARRAY) ? read(in, element::read, EMPTY) : one(in, element),
                        list::write,
                        List.of(),
                        definitions -> Schemas.any(element.schema(definitions), list.schema(definitions)))
                .or(List.of());
    }

    public static <T> Reading<T> atMost(T value, int size, int most) {
        return size <= most ? new Fits<>(value) : new Misfits<>("at most " + most + " are allowed, not " + size);
    }

    /** @param empty the problem with an empty list; empty if it is valid */
    static <T> List<T> read(Input in, Input.Reader<T> element, String empty) throws IOException {
        List<T> list = new ArrayList<>();
        if (!in.is(JsonToken.START_ARRAY)) {
            return in.misfit("a list", list);
        }
        int at = 0;
        for (; in.parser().nextToken() != JsonToken.END_ARRAY; at++) {
            in.enter(at);
            T value = element.read(in);
            if (!in.takeFailure()) {
                list.add(value);
            }
            in.leave();
        }
        if (at == 0 && !empty.isEmpty()) {
            in.problem(empty);
        }
        return list;
    }

    private static <T> void write(List<T> list, Shape<T> element, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (T value : list) {
            element.write(value, out);
        }
        out.writeEndArray();
    }

    private static <T> List<T> one(Input in, Shape<T> element) throws IOException {
        T value = element.read(in);
        return in.takeFailure() ? List.of() : List.of(value);
    }
}
