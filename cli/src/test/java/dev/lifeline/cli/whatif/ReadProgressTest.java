package dev.lifeline.cli.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadProgressTest {
    @Test
    void the_share_of_the_bytes_and_the_events_are_shown() {
        assertThat(ReadProgress.text(359_000_000, 718_000_000, 155_000, "events"))
                .isEqualTo("[###############               ] 50 % of 718 MB, 155,000 events");
        assertThat(ReadProgress.text(900, 800, 1, "events"))
                .as("a file that grows")
                .contains("100 % of 1 MB");
        assertThat(ReadProgress.text(0, 0, 12_345, "runs")).isEqualTo("12,345 runs");
    }
}
