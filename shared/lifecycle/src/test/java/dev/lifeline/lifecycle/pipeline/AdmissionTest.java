package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.pipeline.Admission.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

    @ParameterizedTest(name = "{0}, known version 5, seen version {1}, {2}: {3}")
    @CsvSource({
        "OPEN,     4, alive,    REDUNDANT",
        "OPEN,     5, alive,    REDUNDANT",
        "OPEN,     6, alive,    NEWS",
        "OPEN,     6, stopping, NEWS",
        "OPEN,     6, stopped,  NEWS",
        "OVER,          4, alive,    REDUNDANT",
        "OVER,          5, alive,    REDUNDANT",
        "OVER,          6, alive,    STOP_AGAIN",
        "OVER,          6, stopping, OVER",
        "OVER,          6, stopped,  OVER",
        "STOPPED_AGAIN, 5, alive,    REDUNDANT",
        "STOPPED_AGAIN, 6, alive,    OVER",
        "STOPPED_AGAIN, 6, stopping, OVER",
        "STOPPED_AGAIN, 6, stopped,  OVER",
    })
    void what_is_not_later_is_redundant_and_what_comes_back_is_stopped_once(
            Standing standing, long version, String state, Admission expected) {
        TaskSketch seen = switch (state) {
            case "alive" -> task("1", version, "RUNNING");
            case "stopping" -> task("1", version, "RUNNING").stopping("UserInitiated", "x");
            default -> exited("1", version, 0);
        };
        assertThat(Admission.of(seen.now(), 5, standing)).isEqualTo(expected);
    }
}
