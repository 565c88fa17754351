package dev.lifeline.tests.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Small soaks, so that the large one ({@code make soak}) keeps working. */
class SoakTest {
    /** As in the large one: the lease of an effect must be longer than a call may take. */
    private static final int SPEED = 10;

    private static final List<RunKind> KINDS =
            Stream.of(RunKind.values()).filter(kind -> !kind.isSlow()).toList();

    @Test
    @Timeout(240)
    void every_run_is_accounted_for_when_functions_and_table_are_killed(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        soak(1, 4, folder);
    }

    @Test
    @Tag("long")
    @Timeout(240)
    void every_run_is_accounted_for_however_often_functions_and_table_are_killed(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        soak(6, 8, folder);
    }

    private static void soak(int kills, int alive, Path folder) throws Exception {
        Soak.SoakPlan plan = new Soak.SoakPlan(
                kills, alive, SPEED, System.currentTimeMillis(), Duration.ofSeconds(30), KINDS, Duration.ofMinutes(2));
        try (Soak soak = new Soak(plan, folder)) {
            Summary summary = soak.run();
            System.out.println("SoakTest: " + summary);
            assertThat(summary.wrong()).as("seed %d", plan.seed()).isEmpty();
            assertThat(summary.balance().forgotten()).isZero();
            assertThat(summary.seen().tasks()).isGreaterThan(alive);
        }
    }
}
