package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The scenarios of Lifeline end as their files say. First, because it mostly waits. */
@Order(1)
@ResourceLock("DynamoDB Local")
class ScenariosTest {

    @TestFactory
    Stream<DynamicTest> scenarios_end_as_their_files_say() {
        return Played.outcomes().stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.scenario().name() + ": " + outcome.scenario().title(),
                        () -> assertThat(outcome.differences()).isEmpty()));
    }
}
