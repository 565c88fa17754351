package dev.lifeline.controller.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The first run of a description, which learns its fields. */
final class LearntFields<R> extends Fields<R> {

    /** One field of an object. */
    record Field(String name, Shape<Object> shape, Function<Object, Object> of) {}

    /** What is learned of an object, including its inline parts. */
    record Learnt(List<Field> fields, Map<String, String> refused, List<FieldRule> rules) {

        /** The position of the field, searched from where it is expected; -1 if there is none. */
        int find(String name, int expected) {
            for (int at = expected; at < fields.size(); at++) {
                if (fields.get(at).name().equals(name)) {
                    return at;
                }
            }
            for (int at = 0; at < expected; at++) {
                if (fields.get(at).name().equals(name)) {
                    return at;
                }
            }
            return -1;
        }

        List<String> names() {
            return fields.stream().map(Field::name).sorted().toList();
        }
    }

    private final Learnt learnt;

    /** From the whole object to the described part. */
    private final Function<Object, R> part;

    private LearntFields(Learnt learnt, Function<Object, R> part) {
        this.learnt = learnt;
        this.part = part;
    }

    static <R> LearntFields<R> none() {
        return new LearntFields<>(
                new Learnt(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>()), LearntFields::unchecked);
    }

    Learnt learnt() {
        return learnt;
    }

    @Override
    public <T> T field(String name, Shape<T> shape, Function<? super R, ? extends T> of) {
        learnt.fields().add(new Field(name, unchecked(shape), object -> of.apply(part.apply(object))));
        return shape.filler();
    }

    @Override
    public <S> S inline(Function<Fields<S>, S> description, Function<? super R, ? extends S> of) {
        return description.apply(new LearntFields<S>(learnt, object -> of.apply(part.apply(object))));
    }

    @Override
    public void refuse(String name, String why) {
        learnt.refused().put(name, why);
    }

    @Override
    public boolean isPresent(String name) {
        return false;
    }

    @Override
    public ObjectPlace here() {
        return ObjectPlace.nowhere();
    }

    @Override
    boolean isEmpty() {
        return true;
    }

    @Override
    boolean areChecked() {
        return false;
    }

    @Override
    void rule(FieldRule rule) {
        learnt.rules().add(rule);
    }

    /** A shape writes what its description made, and a field holds what its shape read. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T> T unchecked(Object value) {
        return (T) value;
    }
}
