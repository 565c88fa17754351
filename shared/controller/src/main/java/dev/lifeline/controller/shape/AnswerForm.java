package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The JSON form of a value that is only written: one description for its writer and its schema. Every field is present,
 * and a missing value is {@code null}.
 */
public final class AnswerForm<R> {
    private final List<AnswerField<R>> fields;

    private record AnswerField<R>(String name, Shape.Writer<R> writer, Shape.Schema schema) {}

    /** An object without fields. */
    public AnswerForm() {
        this(List.of());
    }

    private AnswerForm(List<AnswerField<R>> fields) {
        this.fields = List.copyOf(fields);
    }

    /** With another field. */
    public <T> AnswerForm<R> with(String name, Shape<T> shape, Function<? super R, ? extends T> of) {
        return with(name, (value, out) -> shape.write(of.apply(value), out), shape::schema);
    }

    /** With a field that may be null. */
    public <T> AnswerForm<R> orNull(String name, Shape<T> shape, Function<? super R, Optional<T>> of) {
        return with(
                name,
                (value, out) -> write(of.apply(value), shape::write, out),
                definitions -> Schemas.orNull(shape.schema(definitions)));
    }

    /** With a field that is another object. */
    public <S> AnswerForm<R> object(String name, AnswerForm<S> part, Function<? super R, ? extends S> of) {
        return with(name, (value, out) -> part.write(of.apply(value), out), part::schema);
    }

    /** With a field that is another object, or null. */
    public <S> AnswerForm<R> objectOrNull(String name, AnswerForm<S> part, Function<? super R, Optional<S>> of) {
        return with(
                name,
                (value, out) -> write(of.apply(value), part::write, out),
                definitions -> Schemas.orNull(part.schema(definitions)));
    }

    /** With a field that is a list of other objects. */
    public <S> AnswerForm<R> list(String name, AnswerForm<S> element, Function<? super R, ? extends List<S>> of) {
        return with(
                name,
                (value, out) -> {
                    out.writeStartArray();
                    for (S each : of.apply(value)) {
                        element.write(each, out);
                    }
                    out.writeEndArray();
                },
                definitions -> Schemas.list(element.schema(definitions)));
    }

    /** With the fields of a part. */
    public <S> AnswerForm<R> including(AnswerForm<S> part, Function<? super R, ? extends S> of) {
        List<AnswerField<R>> all = new ArrayList<>(fields);
        part.fields.forEach(field -> all.add(new AnswerField<>(
                field.name(), (value, out) -> field.writer().write(of.apply(value), out), field.schema())));
        return new AnswerForm<>(all);
    }

    private AnswerForm<R> with(String name, Shape.Writer<R> writer, Shape.Schema schema) {
        List<AnswerField<R>> all = new ArrayList<>(fields);
        all.add(new AnswerField<>(name, writer, schema));
        return new AnswerForm<>(all);
    }

    /** On one line, without spaces. */
    public String text(R value) {
        return JsonTree.text(out -> write(value, out));
    }

    /** The same as a tree. */
    public ObjectNode tree(R value) {
        return switch (JsonTree.read(text(value))) {
            case ParsedJson.Tree tree when tree.root() instanceof ObjectNode object -> object;
            case ParsedJson other -> throw new IllegalStateException("an answer is not an object: " + other);
        };
    }

    /** The schema of a whole answer. */
    public ObjectNode document(String title) {
        return Schemas.document(title, this::schema);
    }

    private static <T> void write(Optional<T> value, Shape.Writer<T> writer, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            writer.write(value.get(), out);
        } else {
            out.writeNull();
        }
    }

    private void write(R value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (AnswerField<R> field : fields) {
            out.writeFieldName(field.name());
            field.writer().write(value, out);
        }
        out.writeEndObject();
    }

    /** Later versions may add fields. */
    private ObjectNode schema(Map<String, ObjectNode> definitions) {
        ObjectNode schema = Schemas.type("object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (AnswerField<R> field : fields) {
            required.add(field.name());
            properties.set(field.name(), field.schema().of(definitions));
        }
        return schema;
    }
}
