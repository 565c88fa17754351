package dev.lifeline.tests.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * All that is left to chance in a world. Every fault has a stream of its own, of which each choice takes the same
 * amount whether it happens or not: so a choice can be taken back without changing the others, but for what follows
 * from it.
 */
final class Chance {
    private static final double OFF = 0.4;
    private static final double[] RATES = {0.3, 1, 1, 3};

    private final Map<Fault, Stream> streams = new EnumMap<>(Fault.class);
    private final Map<String, RandomGenerator> others = new HashMap<>();
    private final List<Choice> made = new ArrayList<>();
    private final Set<Choice> takenBack;
    private final long seed;
    private boolean ceased;

    Chance(long seed, Set<Choice> takenBack) {
        this.seed = seed;
        this.takenBack = takenBack;
        RandomGenerator swarm = stream("swarm");
        for (Fault fault : Fault.values()) {
            boolean off = swarm.nextDouble() < OFF && fault != Fault.RUN && fault != Fault.FATE;
            double rate = off ? 0 : fault.usual() * RATES[swarm.nextInt(RATES.length)];
            streams.put(fault, new Stream(rate, new SplittableRandom(mix(seed, fault.name()))));
        }
    }

    /** The n-th time that a fault could have happened. */
    record Choice(Fault fault, int nth) {}

    /** A fault that happens, with a number in [0, 1) that says how. */
    record Roll(double how) {
        /** Few are large: between the two, on a logarithmic scale. */
        double between(double least, double most) {
            return least * Math.pow(most / least, how);
        }

        int upTo(int most) {
            return (int) (how * most);
        }

        <T> T pick(List<T> things) {
            return things.get(upTo(things.size()));
        }
    }

    private static final class Stream {
        private final double rate;
        private final SplittableRandom random;
        private int choices;

        private Stream(double rate, SplittableRandom random) {
            this.rate = rate;
            this.random = random;
        }
    }

    /** Whether it happens this time. */
    Optional<Roll> roll(Fault fault) {
        Stream stream = streams.get(fault);
        if (stream == null || stream.rate == 0 || ceased) {
            return Optional.empty();
        }
        double whether = stream.random.nextDouble();
        double how = stream.random.nextDouble();
        int nth = stream.choices++;
        if (whether >= stream.rate) {
            return Optional.empty();
        }
        Choice choice = new Choice(fault, nth);
        if (takenBack.contains(choice)) {
            return Optional.empty();
        }
        made.add(choice);
        return Optional.of(new Roll(how));
    }

    boolean happens(Fault fault) {
        return roll(fault).isPresent();
    }

    /** From now on nothing goes wrong. */
    void cease() {
        ceased = true;
    }

    boolean hasCeased() {
        return ceased;
    }

    /** All that has happened, in order. */
    List<Choice> made() {
        return List.copyOf(made);
    }

    /** Chance that is no fault: latencies, sizes, names. */
    RandomGenerator stream(String name) {
        return others.computeIfAbsent(name, any -> new SplittableRandom(mix(seed, name)));
    }

    private static long mix(long seed, String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L + name.hashCode();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
