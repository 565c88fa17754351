package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JournalWorldTest {

    @Test
    void whoever_dies_or_is_overtaken_at_whatever_write_each_explanation_is_stored_once() {
        live(0, 30);
    }

    @Test
    @Tag("long")
    void so_it_is_in_many_worlds() {
        live(30, 500);
    }

    private static void live(long from, long to) {
        for (long seed = from; seed < to; seed++) {
            assertThat(new JournalWorld().apply(seed)).as("seed %d", seed).isEmpty();
        }
    }
}
