package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Records with any content that their types allow. */
record AnyRecord(RandomGenerator random) {
    private static final Set<Class<?>> WORDS = Set.of(RunId.class, Namespace.class, Nonce.class, Reason.class);

    <T extends Record> T of(Class<T> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            types[index] = components[index].getType();
            values[index] = value(components[index].getGenericType());
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    Object value(Type type) throws ReflectiveOperationException {
        return type instanceof ParameterizedType parameterized
                ? container((Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments())
                : value((Class<?>) type);
    }

    private Object container(Class<?> type, Type[] of) throws ReflectiveOperationException {
        if (type == Optional.class) {
            return random.nextBoolean() ? Optional.of(value(of[0])) : Optional.empty();
        }
        if (type == List.class) {
            List<Object> list = new ArrayList<>();
            for (int left = random.nextInt(3); left > 0; left--) {
                list.add(value(of[0]));
            }
            return list;
        }
        // At most one entry, because the order of several is undefined.
        Map<Object, Object> map = new HashMap<>();
        if (random.nextBoolean()) {
            map.put(value(of[0]), value(of[1]));
        }
        return map;
    }

    private Object value(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class) {
            return text();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt();
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Duration.class) {
            return Duration.ofMillis(1 + random.nextLong(1_000_000_000L));
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(2) * 120_000_000L);
        }
        if (type == Reason.class) {
            return Reason.of(text());
        }
        if (type == RunId.class) {
            return new RunId("run/\"\\@" + random.nextInt(1000));
        }
        if (type == Namespace.class) {
            return new Namespace("ns-" + random.nextInt(1000));
        }
        if (type == Nonce.class) {
            return new Nonce(1 + random.nextInt(1000), "%016x".formatted(random.nextLong()));
        }
        if (type == Compute.OnProviders.class) {
            return new Compute.OnProviders(List.of(of(Compute.StrategyItem.class)));
        }
        if (type.isSealed()) {
            Class<?>[] cases = type.getPermittedSubclasses();
            return value(cases[random.nextInt(cases.length)]);
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return of(type.asSubclass(Record.class));
    }

    /** Records that are a single text in JSON. */
    static boolean isWord(Class<?> type) {
        return WORDS.contains(type);
    }

    /** Without a provider, a launch uses the cluster's default. */
    static boolean isPossible(Record value) {
        return !(value instanceof Compute.OnProviders on) || !on.strategy().isEmpty();
    }

    private String text() {
        return List.of("", "app", "say \"no\"\n\u2028/\u00e9\ud83d\ude00\u0001", "UNHEARD-" + random.nextInt(9))
                .get(random.nextInt(4));
    }
}
