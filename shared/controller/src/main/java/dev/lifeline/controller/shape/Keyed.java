package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The shapes of maps. A field without an entry is omitted, and so is an unreadable entry. */
public final class Keyed {
    /** Texts under free keys. */
    public static final Shape<Map<String, String>> TEXTS = byText(Shapes.TEXT);

    private Keyed() {}

    /** An object with free keys. */
    public static <T> Shape<Map<String, T>> byText(Shape<T> value) {
        return new Shape<Map<String, T>>(
                        in -> read(in, value),
                        (map, out) -> write(map, value, out),
                        Map.of(),
                        definitions -> Schemas.map(value.schema(definitions)))
                .or(Map.of());
    }

    /** An object with at most so many free keys. */
    public static <T> Shape<Map<String, T>> byText(Shape<T> value, int most) {
        return byText(value)
                .checked(map -> Many.atMost(map, map.size(), most))
                .with(schema -> schema.put("maxProperties", most));
    }

    /** An object with some of these keys. */
    @SafeVarargs
    public static <K, T> Shape<Map<K, T>> byWord(Shape<T> value, Function<? super K, String> spelling, K... all) {
        return Shapes.record((Fields<Map<K, T>> fields) -> {
                    Map<K, T> map = new LinkedHashMap<>();
                    for (K key : all) {
                        fields.field(
                                        spelling.apply(key),
                                        value.optional(),
                                        entries -> Optional.ofNullable(entries.get(key)))
                                .ifPresent(entry -> map.put(key, entry));
                    }
                    return map;
                })
                .or(Map.of());
    }

    /** A list of objects with a name and a value each, as AWS writes maps. */
    public static <T> Shape<Map<String, T>> pairs(String name, String valueName, Shape<T> value) {
        RecordShape<Map.Entry<String, T>> pair = new RecordShape<>(fields -> Map.entry(
                fields.field(name, Shapes.NAME, Map.Entry::getKey),
                fields.field(valueName, value, Map.Entry::getValue)));
        Shape<List<Map.Entry<String, T>>> list = Many.list(pair.shape());
        return new Shape<Map<String, T>>(
                        in -> distinct(in, name, pair.shape()),
                        (map, out) -> list.write(List.copyOf(map.entrySet()), out),
                        Map.of(),
                        list::schema)
                .or(Map.of());
    }

    private static <T> Map<String, T> read(Input in, Shape<T> value) throws IOException {
        Map<String, T> map = new LinkedHashMap<>();
        if (!in.is(JsonToken.START_OBJECT)) {
            return in.misfit("an object", map);
        }
        for (String key = in.parser().nextFieldName();
                key != null;
                key = in.parser().nextFieldName()) {
            in.parser().nextToken();
            in.enter(key);
            T entry = value.read(in);
            if (!in.takeFailure()) {
                map.put(key, entry);
            }
            in.leave();
        }
        return map;
    }

    private static <T> void write(Map<String, T> map, Shape<T> value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, T> entry : map.entrySet()) {
            out.writeFieldName(entry.getKey());
            value.write(entry.getValue(), out);
        }
        out.writeEndObject();
    }

    /** Two values of one name are ambiguous; of a service's, the last one counts. */
    private static <T> Map<String, T> distinct(Input in, String name, Shape<Map.Entry<String, T>> pair)
            throws IOException {
        Map<String, T> map = new LinkedHashMap<>();
        Many.read(
                in,
                element -> {
                    Map.Entry<String, T> entry = pair.read(element);
                    boolean again = !element.hasFailed() && map.put(entry.getKey(), entry.getValue()) != null;
                    if (again && in.author().isChecked()) {
                        in.enter(name);
                        in.problem("is duplicated");
                        in.leave();
                    }
                    return entry;
                },
                "");
        return map;
    }
}
