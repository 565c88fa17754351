package dev.lifeline.controller.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One of several cases. Each is an object that begins with its name, and only Lifeline writes them. */
public final class Alternative<A> {
    private static final String TAG = "kind";

    private final String name;
    private final Class<A> type;
    private final RecordShape<A> fields;

    private Alternative(String name, Class<A> type, RecordShape<A> fields) {
        this.name = name;
        this.type = type;
        this.fields = fields;
    }

    public static <A> Alternative<A> of(String name, Class<A> type, Function<Fields<A>, A> description) {
        return new Alternative<>(name, type, new RecordShape<>(description));
    }

    /** A value that is one of the alternatives. */
    @SafeVarargs
    public static <T> Shape<T> oneOf(Alternative<? extends T>... alternatives) {
        List<Alternative<? extends T>> all = new ArrayList<>();
        for (Alternative<? extends T> each : alternatives) {
            all.add(each);
        }
        return new Shape<T>(
                in -> read(in, all),
                (value, out) -> write(value, all, out),
                all.getFirst().fields.filler(),
                definitions -> Schemas.any(
                        all.stream().map(each -> each.schema(definitions)).toArray(ObjectNode[]::new)));
    }

    private static <T> T read(Input in, List<Alternative<? extends T>> all) throws IOException {
        T filler = all.getFirst().fields.filler();
        if (!in.is(JsonToken.START_OBJECT)) {
            return in.misfit("an object", filler);
        }
        in.enter(TAG);
        boolean isFirst = TAG.equals(in.parser().nextFieldName());
        String name = isFirst ? String.valueOf(in.parser().nextTextValue()) : "";
        for (Alternative<? extends T> each : all) {
            if (each.name.equals(name)) {
                in.leave();
                in.parser().nextToken();
                return each.fields.readFields(in);
            }
        }
        return in.refused(isFirst ? "names none of the known cases" : "is not the first field", filler);
    }

    private static <T> void write(T value, List<Alternative<? extends T>> all, JsonGenerator out) throws IOException {
        for (Alternative<? extends T> each : all) {
            if (each.type.isInstance(value)) {
                each.write(value, out);
                return;
            }
        }
        throw new IllegalArgumentException("no case is described for " + value.getClass());
    }

    private ObjectNode schema(Map<String, ObjectNode> definitions) {
        ObjectNode schema = fields.schema(definitions);
        schema.withObjectProperty("properties").putObject(TAG).put("const", name);
        schema.withArrayProperty("required").add(TAG);
        return schema;
    }

    private void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField(TAG, name);
        fields.writeFields(type.cast(value), out);
        out.writeEndObject();
    }
}
