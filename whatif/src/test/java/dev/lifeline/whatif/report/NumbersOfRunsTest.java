package dev.lifeline.whatif.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.history.HistoryCounts.Skipped;
import org.junit.jupiter.api.Test;

/** Words around numbers. */
class NumbersOfRunsTest {
    @Test
    void there_is_no_part_of_a_run() {
        assertThat(Figures.count(12)).isEqualTo("12");
        assertThat(Figures.count(10.9)).isEqualTo("about 11");
        assertThat(Figures.count(0.2)).isEqualTo("less than 1");
        assertThat(Figures.count(0)).isEqualTo("0");
        assertThat(Figures.count(12_345)).isEqualTo("12,345");
    }

    @Test
    void an_interval_with_equal_ends_is_one_number() {
        assertThat(Figures.interval(new Estimate(0, 0, 0))).isEqualTo("no change");
        assertThat(Figures.interval(new Estimate(0, -1e-5, 1e-5))).isEqualTo("no change");
        assertThat(Figures.interval(new Estimate(3, 3, 3))).isEqualTo("+3");
        assertThat(Figures.interval(new Estimate(5, 3, 7))).isEqualTo("+3 to +7");
    }

    @Test
    void what_was_left_out_is_counted_in_good_english() {
        assertThat(Skipped.REPEATED.words(1)).isEqualTo("1 event of a task that was known to have ended");
        assertThat(Skipped.UNREADABLE.words(1_000)).isEqualTo("1,000 lines or files could not be read");
        for (Skipped why : Skipped.values()) {
            assertThat(why.words(1)).startsWith("1 ").isNotEqualTo(why.words(2).replaceFirst("2", "1"));
        }
    }
}
