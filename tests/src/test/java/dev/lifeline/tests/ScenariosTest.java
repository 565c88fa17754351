package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario that comes with Lifeline ends as its file says. */
class ScenariosTest {

    @TestFactory
    Stream<DynamicTest> scenarios_end_as_their_files_say() {
        return Played.outcomes().stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.scenario().name() + ": " + outcome.scenario().title(),
                        () -> assertThat(outcome.differences()).isEmpty()));
    }
}
