package dev.lifeline.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The targets on the corpus, and on each of its inputs cut short. */
class CorpusTest {
    private static final int CUTS = 16;

    @TestFactory
    Stream<DynamicNode> each_target_takes_its_corpus() {
        return Arrays.stream(FuzzTarget.values())
                .map(target -> dynamicContainer(
                        target.name(),
                        target.corpus().stream()
                                .map(seed -> dynamicTest(seed.name(), () -> take(target, seed.bytes())))));
    }

    private static void take(FuzzTarget target, byte[] content) {
        target.accept(content);
        for (int cut = 0; cut < CUTS; cut++) {
            target.accept(Arrays.copyOf(content, content.length * cut / CUTS));
        }
    }

    @Test
    void each_target_has_a_corpus() {
        for (FuzzTarget target : FuzzTarget.values()) {
            assertThat(target.corpus()).as(target.name()).isNotEmpty();
        }
    }
}
