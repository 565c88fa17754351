package dev.lifeline.tests.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The outages of a month, which strike all attempts that begin in them. */
record MonthWeather(List<MonthOutage> outages) {
    private static final int PULLS = 14;
    private static final int SPOT_SHORTAGES = 6;

    /**
     * An outage.
     *
     * @param severity the share of attempts that fail
     */
    record MonthOutage(AttemptFate.FateKind kind, Instant from, Instant until, double severity) {
        boolean strikes(AttemptFate.FateKind what, Instant at) {
            return kind == what && !at.isBefore(from) && at.isBefore(until);
        }
    }

    static MonthWeather of(Instant begin, SplittableRandom chance) {
        List<MonthOutage> outages = new ArrayList<>();
        for (int count = 0; count < PULLS + SPOT_SHORTAGES; count++) {
            boolean pull = count < PULLS;
            Instant from = begin.plus(Duration.ofMinutes(chance.nextInt(30 * 24 * 60)));
            int minutes = pull ? chance.nextInt(20, 120) : chance.nextInt(60, 240);
            outages.add(new MonthOutage(
                    pull ? AttemptFate.FateKind.PULL : AttemptFate.FateKind.SPOT,
                    from,
                    from.plus(Duration.ofMinutes(minutes)),
                    pull ? chance.nextDouble(0.5, 0.95) : chance.nextDouble(0.3, 0.6)));
        }
        return new MonthWeather(List.copyOf(outages));
    }

    /** How likely an attempt that begins then is struck. */
    double severity(AttemptFate.FateKind kind, Instant at) {
        return outages.stream()
                .filter(outage -> outage.strikes(kind, at))
                .mapToDouble(MonthOutage::severity)
                .max()
                .orElse(0);
    }
}
