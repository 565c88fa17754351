package dev.lifeline.lifecycle.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopReasonTest {

    @Test
    void says_who_stopped_the_task_and_why() {
        assertThat(StopReason.of("too slow")).isEqualTo("Stopped by Lifeline: too slow");
    }

    @Test
    void fits_into_what_ECS_takes() {
        assertThat(StopReason.of("x".repeat(234))).hasSize(255).endsWith("x");
        assertThat(StopReason.of("x".repeat(235))).hasSize(255).endsWith("x…");
        assertThat(StopReason.of("x".repeat(1024))).hasSize(255).endsWith("x…");
    }

    @Test
    void never_ends_in_half_a_character() {
        String text = StopReason.of("x".repeat(232) + "😀" + "x".repeat(100));
        assertThat(text).endsWith("x…").hasSizeLessThanOrEqualTo(255);
        assertThat(StopReason.of("x".repeat(233) + "\t😀")).isEqualTo("Stopped by Lifeline: " + "x".repeat(233) + "…");
    }
}
