package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalWorldTest {

    @Test
    void whoever_dies_or_is_overtaken_at_whatever_write_each_explanation_is_stored_once() {
        for (long seed = 0; seed < 500; seed++) {
            assertThat(new JournalWorld().apply(seed)).as("seed %d", seed).isEmpty();
        }
    }
}
