package dev.lifeline.whatif.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void the_interval_leaves_out_a_fortieth_on_each_side() {
        double[] draws = IntStream.rangeClosed(0, 200).mapToDouble(draw -> draw).toArray();
        assertThat(Estimate.of(draws)).isEqualTo(new Estimate(100, 5, 195));
    }

    @Test
    void the_interval_never_exceeds_what_was_drawn() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] draws = random.doubles(1 + random.nextInt(300))
                    .map(draw -> draw < 0.9 ? 0 : 1)
                    .toArray();
            Estimate estimate = Estimate.of(draws);
            assertThat(estimate.low()).isBetween(0.0, estimate.high());
            assertThat(estimate.high()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void without_draws_nothing_is_estimated() {
        assertThat(Estimate.of(new double[0])).isEqualTo(Estimate.NONE);
    }
}
