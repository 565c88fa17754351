package dev.lifeline.controller.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One object that is written, field by field. What there is not has no field. */
final class Output {
    private final ObjectNode object = JsonTree.object();

    /** One of several cases: it is written with the case's name before its fields. */
    static Output of(String kind) {
        return new Output().text("kind", kind);
    }

    Output text(String name, String value) {
        object.put(name, value);
        return this;
    }

    Output text(String name, Optional<String> value) {
        value.ifPresent(present -> object.put(name, present));
        return this;
    }

    Output word(String name, Enum<?> value) {
        return text(name, value.name());
    }

    Output word(String name, Optional<? extends Enum<?>> value) {
        return text(name, value.map(Enum::name));
    }

    Output time(String name, Instant value) {
        return text(name, value.toString());
    }

    Output time(String name, Optional<Instant> value) {
        return text(name, value.map(Instant::toString));
    }

    Output number(String name, int value) {
        object.put(name, value);
        return this;
    }

    Output number(String name, long value) {
        object.put(name, value);
        return this;
    }

    Output number(String name, Optional<Integer> value) {
        value.ifPresent(present -> object.put(name, present));
        return this;
    }

    Output flag(String name, boolean value) {
        object.put(name, value);
        return this;
    }

    Output flag(String name, Optional<Boolean> value) {
        value.ifPresent(present -> object.put(name, present));
        return this;
    }

    Output object(String name, Output value) {
        object.set(name, value.object);
        return this;
    }

    <T> Output object(String name, Optional<T> value, Function<T, Output> write) {
        value.ifPresent(present -> object(name, write.apply(present)));
        return this;
    }

    Output texts(String name, List<String> values) {
        ArrayNode array = object.putArray(name);
        values.forEach(array::add);
        return this;
    }

    <T> Output list(String name, List<T> values, Function<T, Output> write) {
        ArrayNode array = object.putArray(name);
        values.forEach(value -> array.add(write.apply(value).object));
        return this;
    }

    @Override
    public String toString() {
        return JsonTree.text(object);
    }
}
