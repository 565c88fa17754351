package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.prediction.Course.CourseDecision;
import dev.lifeline.whatif.prediction.RetryCounts.RateKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One draw of what is unknown: the rates, and with them the outcome of each attempt that never happened. */
public final class DrawnWorld {
    /** How many failures the shares of all families are worth within a family. */
    private static final double SHARED = 3;

    private final KnownRetries known;
    private final DrawnRates rates;
    private final long seed;

    DrawnWorld(KnownRetries known, long seed) {
        this.known = known;
        this.rates = new DrawnRates(known.counts(), known.families(), seed);
        this.seed = seed;
    }

    /** What all draws have in common. */
    record KnownRetries(
            Families families, Weather weather, Examples examples, RetryCounts counts, Assumptions assumptions) {}

    /**
     * Goes on until the run ends. The same attempt of the same run has the same luck under each policy.
     *
     * @param number of the run
     */
    public Course complete(Course open, PolicyWalk walk, String family, long number) {
        Course course = open;
        int familyNumber = known.families().number(family);
        while (course.isOpen()) {
            if (course.decisions().size() > Limits.STANDARD.attempts()) {
                throw new IllegalStateException(
                        "a run without an end: " + course.decisions().getLast());
            }
            RandomGenerator luck = new SplittableRandom(
                    seed ^ (number * 0xD1342543DE82EF95L + course.decisions().size()));
            course = walk.then(course, next(course, family, familyNumber, luck));
        }
        return course;
    }

    private AttemptFact next(Course course, String family, int familyNumber, RandomGenerator luck) {
        CourseDecision last = course.decisions().getLast();
        Cause after = last.cause().orElse(Cause.UNKNOWN);
        Instant begins = PolicyWalk.next(course);
        RateKey key = new RateKey(familyNumber, after, known.weather().isStormy(after, begins));
        double success = known.assumptions()
                .of(family, after)
                .orElseGet(() -> rates.success(key, course.decisions().size()));
        double random = luck.nextDouble();
        Optional<Cause> outcome =
                luck.nextDouble() < success ? Optional.empty() : Optional.of(failure(key, luck.nextDouble()));
        return known.examples()
                .draw(familyNumber, outcome, seed, random)
                .or(() -> neverSeen(outcome, familyNumber, after, random))
                .orElseThrow()
                .from(begins);
    }

    /** An outcome that the history lacks is taken to need the time of the attempt before it. */
    private Optional<AttemptFact> neverSeen(Optional<Cause> outcome, int family, Cause after, double random) {
        Optional<AttemptFact> failed = known.examples().draw(family, Optional.of(after), seed, random);
        return outcome.isEmpty() ? failed.map(AttemptFact::succeeding) : failed;
    }

    private Cause failure(RateKey key, double random) {
        Map<Cause, Integer> all = known.counts().failures(key.ofAny());
        Map<Cause, Integer> own = known.counts().failures(key);
        Map<Cause, Double> weights = new EnumMap<>(Cause.class);
        double sum = all.values().stream().mapToInt(Integer::intValue).sum();
        if (sum == 0) {
            return key.after();
        }
        all.forEach((cause, count) -> weights.put(cause, SHARED * count / sum + own.getOrDefault(cause, 0)));
        double left = random
                * weights.values().stream().mapToDouble(Double::doubleValue).sum();
        for (Map.Entry<Cause, Double> each : weights.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        return key.after();
    }
}
