package dev.lifeline.controller.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.codec.Mutants.Mutant;
import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Properties of every description of stored records, on records with any content that their types allow. */
class StoredShapesTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final AnyRecord any = new AnyRecord(new SplittableRandom(1));

    private record StoredType<T extends Record>(Class<T> type, Shape<? super T> shape) {}

    private static final List<StoredType<?>> ALL = List.of(
            new StoredType<>(Run.class, RunShape.RUN),
            new StoredType<>(Explanation.class, ExplanationShape.EXPLANATION),
            new StoredType<>(RecordedLaunch.class, LaunchShape.RECORDED),
            new StoredType<>(Paused.class, GuardCodec.PAUSED),
            new StoredType<>(Breaker.Closed.class, GuardCodec.BREAKER),
            new StoredType<>(Breaker.Open.class, GuardCodec.BREAKER),
            new StoredType<>(Breaker.HalfOpen.class, GuardCodec.BREAKER));

    @FunctionalInterface
    private interface Property {
        <T extends Record> void check(T value, Shape<? super T> shape) throws Exception;
    }

    private Stream<DynamicTest> each(int rounds, Property property) {
        return ALL.stream()
                .map(stored -> DynamicTest.dynamicTest(stored.type().getSimpleName(), () -> {
                    for (int round = 0; round < rounds; round++) {
                        check(stored, property);
                    }
                }));
    }

    private <T extends Record> void check(StoredType<T> stored, Property property) throws Exception {
        property.check(any.of(stored.type()), stored.shape());
    }

    @TestFactory
    Stream<DynamicTest> a_record_comes_back_as_it_was() {
        return each(500, StoredShapesTest::comesBack);
    }

    private static <T extends Record> void comesBack(T value, Shape<? super T> shape) {
        assertThat(shape.parse(shape.text(value))).isEqualTo(value);
    }

    /** A component that its description forgets, or takes for another one, would make no difference. */
    @TestFactory
    Stream<DynamicTest> every_component_of_a_record_makes_a_difference_and_comes_back() {
        return each(20, this::differs);
    }

    private <T extends Record> void differs(T value, Shape<? super T> shape) throws Exception {
        for (Mutant<T> mutant : new Mutants(any).of(value)) {
            if (!mutant.value().equals(value)) {
                assertThat(shape.text(mutant.value())).as(mutant.path()).isNotEqualTo(shape.text(value));
                comesBack(mutant.value(), shape);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> a_value_of_another_type_is_refused_with_its_path_and_so_is_a_missing_field_that_is_needed() {
        return each(20, StoredShapesTest::refusesDamage);
    }

    private static <T extends Record> void refusesDamage(T value, Shape<? super T> shape) throws Exception {
        JsonNode document = JACKSON.readTree(shape.text(value));
        for (Damage.DamagedText damage : Damage.of(document)) {
            String text = damage.document().toString();
            if (damage.missing()) {
                assertThat(problem(shape, text))
                        .as(damage.path())
                        .matches(problem -> problem.isEmpty() || problem.startsWith(damage.path() + ": "));
            } else {
                assertThatThrownBy(() -> shape.parse(text))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(damage.path() + ": ");
            }
        }
    }

    /** Empty if the field is optional. */
    private static <T> String problem(Shape<T> shape, String text) {
        try {
            return shape.text(shape.parse(text)).isEmpty() ? "nothing" : "";
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
