package dev.lifeline.whatif.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.prediction.RetryCounts.RateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrawnRatesTest {
    private static final Instant NOW = Instant.parse("2026-08-03T09:15:00Z");

    /** Draws run in parallel, so any family may ask first. */
    @Test
    void the_rates_do_not_depend_on_the_order_in_which_they_are_asked_for() {
        List<RateKey> keys = new ArrayList<>();
        for (int family = 0; family < 20; family++) {
            for (Cause cause : Cause.values()) {
                keys.add(new RateKey(family, cause, false));
            }
        }
        Map<RateKey, Double> expected = asked(keys);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(keys, new Random(seed));
            assertThat(asked(keys)).isEqualTo(expected);
        }
    }

    private static Map<RateKey, Double> asked(List<RateKey> keys) {
        Families families = new Families();
        AttemptFact success = new AttemptFact(Attempt.first(1, NOW, NOW), Optional.empty(), NOW, NOW);
        for (int family = 0; family < 20; family++) {
            int number = families.number("family-" + family);
            for (int run = 0; run < family; run++) {
                families.firstAttempt(number, success);
            }
        }
        DrawnRates rates = new DrawnRates(new RetryCounts(new Retries(1), new Weather()), families, 1);
        return keys.stream().collect(Collectors.toMap(key -> key, key -> rates.success(key, 2)));
    }
}
