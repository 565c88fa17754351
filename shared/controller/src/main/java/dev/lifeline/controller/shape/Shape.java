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
 * The JSON form of a value: one description for its reader, its writer and its schema.
 *
 * <p>Reading never ends at a mistake: it is noted with its path, and the filler replaces the value.
 */
public final class Shape<T> {

    /** Writes a value. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    /** Makes the schema; named shapes go into the definitions. */
    @FunctionalInterface
    interface Schema {
        ObjectNode of(Map<String, ObjectNode> definitions);
    }

    /**
     * How a field of the shape behaves in its object.
     *
     * @param leftOut the value of a missing field; empty if it is required
     * @param missing the problem if it is required and missing
     */
    private record Presence<T>(Optional<T> leftOut, String missing) {}

    private final Input.Reader<T> reader;
    private final Writer<T> writer;
    private final T filler;
    private final Schema schema;
    private final Presence<T> presence;

    Shape(Input.Reader<T> reader, Writer<T> writer, T filler, Schema schema) {
        this(reader, writer, filler, schema, new Presence<>(Optional.empty(), "missing"));
    }

    private Shape(Input.Reader<T> reader, Writer<T> writer, T filler, Schema schema, Presence<T> presence) {
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

    /** The schema of a shape without named parts. */
    public ObjectNode schema() {
        return schema.of(new LinkedHashMap<>());
    }

    ObjectNode schema(Map<String, ObjectNode> definitions) {
        return schema.of(definitions);
    }

    /** The schema of a whole document, with its definitions. */
    public ObjectNode document(String title) {
        return Schemas.document(title, schema::of);
    }

    /** An optional field with its default. */
    public Shape<T> or(T leftOut) {
        return new Shape<>(
                reader,
                writer,
                filler,
                definitions -> Schemas.withDefault(schema.of(definitions), text(leftOut)),
                new Presence<>(Optional.of(leftOut), presence.missing()));
    }

    /** An optional field. */
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

    /** A required field with the problem if it is missing. */
    public Shape<T> needed(String hint) {
        return new Shape<>(reader, writer, filler, schema, new Presence<>(Optional.empty(), "missing; " + hint));
    }

    /** A word that AWS knows and that is not allowed here. */
    public Shape<T> refusing(String word, String why) {
        return read(in -> in.is(JsonToken.VALUE_STRING) && in.parser().getText().equals(word)
                ? in.refused(why, filler)
                : reader.read(in));
    }

    /** With a limit that applies to what people and programs write. */
    public Shape<T> checked(Function<? super T, Reading<T>> check) {
        return read(in -> {
            T value = reader.read(in);
            if (in.isSound() && check.apply(value) instanceof Reading.Misfits<T> misfits) {
                in.problem(misfits.problem());
            }
            return value;
        });
    }

    /** Represents another type. An IllegalArgumentException of {@code of} is a problem. */
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
            return new Reading.Misfits<>("not a valid value"); // Its message may quote the value.
        }
    }

    /** Represents another type, which not every value converts to; the conversion reports the problem. */
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

    private Shape<T> read(Input.Reader<T> other) {
        return new Shape<>(other, writer, filler, schema, presence);
    }

    private Shape<T> withSchema(Schema other) {
        return new Shape<>(reader, writer, filler, other, presence);
    }

    /** With another schema. */
    public Shape<T> with(Function<ObjectNode, ObjectNode> change) {
        return withSchema(definitions -> change.apply(schema.of(definitions)));
    }

    /** With a description in the schema. */
    public Shape<T> described(String description, Object... examples) {
        return with(inner -> Schemas.described(inner, description, examples));
    }

    /** A shape with one definition in the schema for all of its uses. */
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
     * @throws IllegalArgumentException if it is something else; the message does not quote it
     */
    public T parse(String text) {
        return Input.stored(text, reader);
    }

    /** Reads a tree. If there are problems, fillers replace unreadable values. */
    public T read(JsonNode tree, Author author, Problems problems) {
        return Input.tree(tree, reader, author, problems);
    }

    /** Reads a tree, or reports all its problems. */
    public Requested<T> read(JsonNode tree, Author author) {
        Problems problems = new Problems();
        T value = read(tree, author, problems);
        return problems.isEmpty() ? new Requested.Valid<>(value) : new Requested.Invalid<>(problems.all());
    }
}
