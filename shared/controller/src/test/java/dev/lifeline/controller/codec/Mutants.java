package dev.lifeline.controller.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies of a record that differ in one component, of the record itself or of one somewhere in it. */
record Mutants(AnyRecord any) {
    private static final int TRIES = 200;

    /** A copy, and where it differs. */
    record Mutant<T>(String path, T value) {}

    <T extends Record> List<Mutant<T>> of(T original) throws ReflectiveOperationException {
        List<Mutant<T>> mutants = new ArrayList<>();
        RecordComponent[] components = original.getClass().getRecordComponents();
        for (int at = 0; at < components.length; at++) {
            Object value = components[at].getAccessor().invoke(original);
            List<Mutant<Object>> others = new ArrayList<>(within(value));
            others.add(new Mutant<>("", other(components[at], value)));
            for (Mutant<Object> other : others) {
                T copy = copy(original, at, other.value());
                if (AnyRecord.isPossible(copy)) {
                    mutants.add(new Mutant<>(components[at].getName() + "." + other.path(), copy));
                }
            }
        }
        return mutants;
    }

    private Object other(RecordComponent component, Object value) throws ReflectiveOperationException {
        for (int tries = 0; tries < TRIES; tries++) {
            Object other = any.value(component.getGenericType());
            if (!other.equals(value)) {
                return other;
            }
        }
        return value; // A type with one value.
    }

    private List<Mutant<Object>> within(Object value) throws ReflectiveOperationException {
        List<Mutant<Object>> mutants = new ArrayList<>();
        switch (value) {
            case Record some
            when !AnyRecord.isWord(some.getClass()) ->
                of(some).forEach(each -> mutants.add(new Mutant<>(each.path(), each.value())));
            case Optional<?> some
            when some.isPresent() ->
                within(some.get()).forEach(each -> mutants.add(new Mutant<>(each.path(), Optional.of(each.value()))));
            case List<?> some
            when !some.isEmpty() ->
                within(some.getFirst()).forEach(each -> mutants.add(new Mutant<>(each.path(), List.of(each.value()))));
            case Map<?, ?> some
            when !some.isEmpty() -> {
                Map.Entry<?, ?> entry = some.entrySet().iterator().next();
                within(entry.getValue())
                        .forEach(each -> mutants.add(new Mutant<>(each.path(), Map.of(entry.getKey(), each.value()))));
            }
            default -> {}
        }
        return mutants;
    }

    @SuppressWarnings("unchecked") // The constructor is the record's own.
    private static <T extends Record> T copy(T original, int at, Object other) throws ReflectiveOperationException {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int index = 0; index < values.length; index++) {
            values[index] =
                    index == at ? other : components[index].getAccessor().invoke(original);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
        return (T) constructor.newInstance(values);
    }
}
