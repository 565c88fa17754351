package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.shape.LearntFields.Field;
import dev.lifeline.controller.shape.LearntFields.Learnt;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** An object that represents an {@code R}. */
final class RecordShape<R> {
    private final Function<Fields<R>, R> description;
    private final Learnt learnt;
    private final R filler;

    RecordShape(Function<Fields<R>, R> description) {
        LearntFields<R> first = LearntFields.none();
        this.description = description;
        this.filler = description.apply(first);
        this.learnt = first.learnt();
    }

    Shape<R> shape() {
        return new Shape<>(this::read, this::write, filler, this::schema);
    }

    R filler() {
        return filler;
    }

    private R read(Input in) throws IOException {
        if (!in.is(JsonToken.START_OBJECT)) {
            return in.misfit("an object", filler);
        }
        in.parser().nextToken();
        return readFields(in);
    }

    /** Continues after the brace, or after the previous fields. */
    R readFields(Input in) throws IOException {
        ReadFields<R> read = new ReadFields<>(learnt, in);
        for (; in.is(JsonToken.FIELD_NAME); in.parser().nextToken()) {
            String key = in.parser().currentName();
            in.parser().nextToken();
            in.enter(key);
            read.add(key);
            in.leave();
        }
        read.complete();
        return description.apply(read);
    }

    private void write(R value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeFields(value, out);
        out.writeEndObject();
    }

    void writeFields(R value, JsonGenerator out) throws IOException {
        for (Field field : learnt.fields()) {
            Object of = field.of().apply(value);
            if (!field.shape().isLeftOut(of)) {
                out.writeFieldName(field.name());
                field.shape().write(of, out);
            }
        }
    }

    ObjectNode schema(Map<String, ObjectNode> definitions) {
        ObjectNode schema = JsonTree.object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonTree.array();
        for (Field field : learnt.fields()) {
            properties.set(field.name(), field.shape().schema(definitions));
            if (field.shape().leftOut().isEmpty()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        learnt.rules().forEach(rule -> rule.addTo(schema));
        return schema;
    }
}
