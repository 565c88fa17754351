package dev.lifeline.lifecycle.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTest {
    private static final String SECRET = "hunter2-p4ssw0rd";

    private static SecretRedactor knowing(String... values) {
        Map<String, Secret> environment = new HashMap<>();
        for (String value : values) {
            environment.put("NAME_" + environment.size(), new Secret(value));
        }
        return SecretRedactor.of(Requests.withEnvironment(environment));
    }

    @Test
    void a_value_is_taken_out_wherever_it_stands() {
        assertThat(knowing(SECRET).clean("a" + SECRET + "b " + SECRET)).isEqualTo("a(hidden)b (hidden)");
    }

    @Test
    void of_two_values_one_of_which_is_in_the_other_nothing_is_left() {
        assertThat(knowing("password", "password-two").clean("password-two, password"))
                .isEqualTo("(hidden), (hidden)");
    }

    @Test
    void a_short_value_is_taken_out_only_where_it_stands_alone() {
        assertThat(knowing("1", "eu").clean("1 of 11 neutral eu")).isEqualTo("(hidden) of 11 neutral (hidden)");
    }

    @ParameterizedTest
    @CsvSource({"123, a123b 123, a123b (hidden)", "1234, a1234b 1234, a(hidden)b (hidden)"})
    void a_value_is_short_up_to_three_characters(String value, String text, String cleaned) {
        assertThat(knowing(value).clean(text)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void a_blank_value_is_no_secret(String blank) {
        assertThat(knowing(blank, SECRET).clean("a b\t\n c " + SECRET)).isEqualTo("a b\t\n c (hidden)");
    }

    @Test
    void a_value_is_no_pattern() {
        assertThat(knowing(".*\\E$1").clean("abcd .*\\E$1")).isEqualTo("abcd (hidden)");
    }

    /** Every text of a snapshot is either a message, which is cleaned, or a name. A new field must be one of them. */
    @Test
    void each_text_of_a_snapshot_is_cleaned_or_is_a_name() throws ReflectiveOperationException {
        EcsTask task = knowing(SECRET).clean((EcsTask) filled(EcsTask.class));
        Set<String> left = new TreeSet<>();
        collect("", task, left);
        assertThat(left)
                .containsExactlyInAnyOrder(
                        ".ref.arn",
                        ".placement.cluster",
                        ".placement.taskDefinition",
                        ".placement.group",
                        ".placement.startedBy",
                        ".placement.capacityProvider",
                        ".placement.containerInstance",
                        ".containers.name",
                        ".containers.runtimeId",
                        ".containers.imageDigest",
                        ".containers.ports.protocol");
    }

    private static Object filled(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Object value = filled(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class ? Optional.of(value) : List.of(value);
        }
        Class<?> raw = (Class<?>) type;
        Map<Class<?>, Object> values = Map.of(
                String.class,
                SECRET,
                Reason.class,
                Reason.of("ResourceInitializationError: " + SECRET),
                Instant.class,
                Instant.EPOCH,
                Integer.class,
                1,
                int.class,
                1,
                long.class,
                1L,
                boolean.class,
                true);
        if (values.containsKey(raw)) {
            return values.get(raw);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        if (raw.isSealed()) {
            return filled(raw.getPermittedSubclasses()[0]);
        }
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] parts = new Object[components.length];
        for (int part = 0; part < components.length; part++) {
            types[part] = components[part].getType();
            parts[part] = filled(components[part].getGenericType());
        }
        return raw.getConstructor(types).newInstance(parts);
    }

    private static void collect(String path, Object value, Set<String> left) throws ReflectiveOperationException {
        switch (value) {
            case Optional<?> optional when optional.isPresent() -> collect(path, optional.get(), left);
            case List<?> list -> {
                for (Object item : list) {
                    collect(path, item, left);
                }
            }
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    collect(
                            path + "." + component.getName(),
                            component.getAccessor().invoke(record),
                            left);
                }
            }
            default -> {
                if (value.toString().contains(SECRET)) {
                    left.add(path);
                }
            }
        }
    }
}
