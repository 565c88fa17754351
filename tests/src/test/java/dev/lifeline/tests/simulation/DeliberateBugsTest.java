package dev.lifeline.tests.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation finds bugs: each of these, put into the real code, violates an invariant, and the right code violates
 * none.
 */
class DeliberateBugsTest {
    /** A change of the code may move the world that shows a bug, within limits. */
    private static final int MOST_WORLDS = Integer.getInteger("lifeline.worlds", 3000);

    private static Stream<CodeChange.PlantedBug> bugs() {
        return Stream.concat(Stream.of(DeliberateBug.values()), Stream.of(DeliberateUserBug.values()));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void the_line_that_a_deliberate_bug_changes_is_in_its_file_once(CodeChange.PlantedBug bug) throws IOException {
        assertThat(bug.change().made()).contains(bug.change().replacement());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    @Tag("long")
    void a_deliberate_bug_is_found(CodeChange.PlantedBug bug) throws Exception {
        CodeChange change = bug.change();
        LongFunction<?> wrong = (LongFunction<?>) PatchedCode.of(change)
                .loadClass(change.worlds().getName())
                .getConstructor()
                .newInstance();
        long seed = change.seed();
        Object violation = wrong.apply(seed);
        while (violation.equals("") && seed < change.seed() + MOST_WORLDS) {
            seed++;
            violation = wrong.apply(seed);
        }
        System.out.println("DeliberateBugsTest: " + bug + ", seed " + seed + ": " + violation);
        assertThat(violation).as("what %s violates", bug).isNotEqualTo("");
        assertThat(change.worlds().getConstructor().newInstance().apply(seed))
                .as("without it")
                .isEmpty();
    }
}
