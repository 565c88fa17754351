package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problems;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.json.Requested;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a value stands in JSON: one description for its reader, its writer and its schema.
 *
 * <p>Reading never ends at a mistake: it is noted with its path, and the filler stands for the value.
 */
public final class Shape<T> {

    /** Reads the value at which the input is, and leaves the input at its last token. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Input in) throws IOException;
    }

    /** Writes a value. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    /** Makes the schema; what is named goes into the definitions. */
    @FunctionalInterface
    interface Schema {
        ObjectNode of(Map<String, ObjectNode> definitions);
    }

    /**
     * What a field of the shape is to its object.
     *
     * @param leftOut the value of a field that is not there; empty where it must be
     * @param missing what to say where it must be there and is not
     */
    private record Presence<T>(Optional<T> leftOut, String missing) {}

    private final Reader<T> reader;
    private final Writer<T> writer;
    private final T filler;
    private final Schema schema;
    private final Presence<T> presence;

    Shape(Reader<T> reader, Writer<T> writer, T filler, Schema schema) {
        this(reader, writer, filler, schema, new Presence<>(Optional.empty(), "missing"));
    }

    private Shape(Reader<T> reader, Writer<T> writer, T filler, Schema schema, Presence<T> presence) {
        this.reader = reader;
        this.writer = writer;
        this.filler = filler;
        this.schema = schema;
        this.presence = presence;
    }

    T read(Input in) throws IOException {
        return reader.read(in);
    }

    void write(T value, JsonGenerator out) throws IOException {
        writer.write(value, out);
    }

    T filler() {
        return filler;
    }

    Optional<T> leftOut() {
        return presence.leftOut();
    }

    boolean isLeftOut(T value) {
        return presence.leftOut().isPresent() && presence.leftOut().get().equals(value);
    }

    String missing() {
        return presence.missing();
    }

    /** The schema of a shape in which nothing is named. */
    public ObjectNode schema() {
        return schema.of(new LinkedHashMap<>());
    }

    ObjectNode schema(Map<String, ObjectNode> definitions) {
        return schema.of(definitions);
    }

    /** A field that may be left out, and what it means then. */
    public Shape<T> or(T leftOut) {
        return new Shape<>(
                reader,
                writer,
                filler,
                definitions -> Schemas.withDefault(schema.of(definitions), text(leftOut)),
                new Presence<>(Optional.of(leftOut), presence.missing()));
    }

    /** A field that may be left out. */
    public Shape<Optional<T>> optional() {
        return new Shape<>(
                in -> {
                    T value = reader.read(in);
                    return in.takeFailure() ? Optional.empty() : Optional.of(value);
                },
                (value, out) -> {
                    if (value.isPresent()) {
                        writer.write(value.get(), out);
                    }
                },
                Optional.empty(),
                definitions -> schema.of(definitions).without("default"),
                new Presence<>(Optional.of(Optional.empty()), presence.missing()));
    }

    /** A field that must be there, with what to say where it is not. */
    public Shape<T> needed(String hint) {
        return new Shape<>(reader, writer, filler, schema, new Presence<>(Optional.empty(), "missing; " + hint));
    }

    /** A word that others know and that must not be written here. */
    public Shape<T> refusing(String word, String why) {
        return read(in -> in.is(JsonToken.VALUE_STRING) && in.parser().getText().equals(word)
                ? in.refused(why, filler)
                : reader.read(in));
    }

    /** With a limit that holds for what people and programs write. */
    public Shape<T> checked(Function<? super T, Reading<T>> check) {
        return read(in -> {
            T value = reader.read(in);
            if (in.isSound() && check.apply(value) instanceof Reading.Misfits<T> misfits) {
                in.problem(misfits.problem());
            }
            return value;
        });
    }

    /** Stands for another type. What {@code of} refuses with an IllegalArgumentException is a problem. */
    public <R> Shape<R> as(Function<? super T, ? extends R> of, Function<? super R, ? extends T> to) {
        Shape<R> other = parsed(of.apply(filler), value -> converted(value, of), to);
        return new Shape<>(
                other.reader,
                other.writer,
                other.filler,
                schema,
                new Presence<>(presence.leftOut().map(of), presence.missing()));
    }

    private static <T, R> Reading<R> converted(T value, Function<? super T, ? extends R> of) {
        try {
            return new Reading.Fits<>(of.apply(value));
        } catch (IllegalArgumentException invalid) {
            return new Reading.Misfits<>("not a valid value"); // Its own words may quote it.
        }
    }

    /** Stands for another type, of which not every value is one; the reading says what is wrong with others. */
    public <R> Shape<R> parsed(R other, Function<? super T, Reading<R>> of, Function<? super R, ? extends T> to) {
        return new Shape<>(
                in -> {
                    T value = reader.read(in);
                    return in.hasFailed() ? other : in.taken(of.apply(value), other);
                },
                (value, out) -> writer.write(to.apply(value), out),
                other,
                schema);
    }

    private Shape<T> read(Reader<T> other) {
        return new Shape<>(other, writer, filler, schema, presence);
    }

    private Shape<T> withSchema(Schema other) {
        return new Shape<>(reader, writer, filler, other, presence);
    }

    /** With another schema. */
    public Shape<T> with(Function<ObjectNode, ObjectNode> change) {
        return withSchema(definitions -> change.apply(schema.of(definitions)));
    }

    /** With what the schema says of it to people. */
    public Shape<T> described(String description, Object... examples) {
        return with(inner -> Schemas.described(inner, description, examples));
    }

    /** A shape of which the schema has one definition, however often it is used. */
    public Shape<T> named(String name) {
        return withSchema(definitions -> {
            if (!definitions.containsKey(name)) {
                definitions.put(name, JsonTree.object());
                definitions.put(name, schema.of(definitions));
            }
            return JsonTree.object().put("$ref", "#/$defs/" + name);
        });
    }

    /** On one line, without spaces. */
    public String text(T value) {
        return JsonTree.text(out -> writer.write(value, out));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException where it is something else; the message does not quote it
     */
    public T parse(String text) {
        return Input.stored(text, reader);
    }

    /** Reads a tree. Where there are problems, fillers stand for what could not be read. */
    public T read(JsonNode tree, Author author, Problems problems) {
        return Input.tree(tree, reader, author, problems);
    }

    /** Reads a tree, or says everything that is wrong with it. */
    public Requested<T> read(JsonNode tree, Author author) {
        Problems problems = new Problems();
        T value = read(tree, author, problems);
        return problems.isEmpty() ? new Requested.Valid<>(value) : new Requested.Invalid<>(problems.all());
    }
}
