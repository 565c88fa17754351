package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.AttemptFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Some attempts of each family and outcome: a drawn attempt takes the time and has the details of one of them. Each
 * draw of what is unknown chooses from its own selection, as often as there are examples, so that the interval covers
 * how little they say.
 */
final class Examples {
    private static final int MOST = 64;
    private static final int MOST_GROUPS = 300;

    /** Stands for all families. */
    private static final int ANY = -1;

    private final SplittableRandom chance;
    private final Map<ExampleGroup, ExampleSample> groups = new HashMap<>();

    Examples(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    private record ExampleGroup(int family, Optional<Cause> outcome) {}

    private static final class ExampleSample {
        private final List<AttemptFact> facts = new ArrayList<>();
        private long seen;
    }

    void add(AttemptFact fact, int family) {
        add(fact, new ExampleGroup(family, fact.cause()));
        add(fact, new ExampleGroup(ANY, fact.cause()));
    }

    private void add(AttemptFact fact, ExampleGroup group) {
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(group)) {
            return;
        }
        ExampleSample sample = groups.computeIfAbsent(group, absent -> new ExampleSample());
        sample.seen++;
        if (sample.facts.size() < MOST) {
            sample.facts.add(fact);
        } else {
            long place = chance.nextLong(sample.seen);
            if (place < MOST) {
                sample.facts.set((int) place, fact);
            }
        }
    }

    /** An example of the family's, or of any family; empty if the outcome never occurred. */
    Optional<AttemptFact> draw(int family, Optional<Cause> outcome, long selection, double random) {
        ExampleSample own = groups.get(new ExampleGroup(family, outcome));
        ExampleSample sample = own == null ? groups.get(new ExampleGroup(ANY, outcome)) : own;
        return Optional.ofNullable(sample).map(some -> some.facts.get(chosen(some.facts.size(), selection, random)));
    }

    private static int chosen(int size, long selection, double random) {
        long place = (long) (random * size);
        return new SplittableRandom(selection ^ (place * 0x9E3779B97F4A7C15L)).nextInt(size);
    }
}
