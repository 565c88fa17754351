package dev.lifeline.tests.simulation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Everything random in a world. Each event follows from the seed, the place and the moment only, so a fault can be
 * removed without changing the others, except for its consequences.
 */
final class Chance {
    private static final double OFF = 0.4;
    private static final double[] RATES = {0.3, 1, 1, 3};

    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Set<Choice> made = new LinkedHashSet<>();
    private final Set<Choice> takenBack;
    private final VirtualTime time;
    private final long seed;
    private boolean ceased;

    /** Every world has its own faults and rates. */
    Chance(long seed, VirtualTime time, Set<Choice> takenBack) {
        this.seed = mix(seed, 1);
        this.time = time;
        this.takenBack = takenBack;
        for (Fault fault : Fault.values()) {
            // By its own name, so that a new fault leaves the other worlds unchanged.
            RandomGenerator swarm = stream("swarm of " + fault);
            boolean off = swarm.nextDouble() < OFF && !fault.isOfEveryWorld();
            double rate = RATES[swarm.nextInt(RATES.length)];
            rates.put(fault, off ? 0 : fault.usual() * (fault.isOfEveryWorld() ? 1 : rate));
        }
    }

    /** A fault that happened: where and when is in the key. */
    record Choice(Fault fault, long key) {
        @Override
        public String toString() {
            return fault.toString();
        }
    }

    /** A fault that happens, with a number in [0, 1) that says how. */
    record Roll(double how) {
        /** Few are large: logarithmic between the two. */
        double between(double least, double most) {
            return least * Math.pow(most / least, how);
        }

        int upTo(int most) {
            return (int) (how * most);
        }

        <T> T pick(List<T> things) {
            return things.get(upTo(things.size()));
        }

        /** Another number of the same fault. */
        Roll other() {
            return new Roll(how * 1_000_003 % 1);
        }
    }

    /** Whether it happens at this place and moment. */
    Optional<Roll> roll(Fault fault, Object place) {
        double rate = rates.getOrDefault(fault, 0.0);
        if (rate == 0 || ceased) {
            return Optional.empty();
        }
        long key = key(place) + fault.name().hashCode();
        if (fraction(mix(seed, key)) >= rate) {
            return Optional.empty();
        }
        Choice choice = new Choice(fault, key);
        if (takenBack.contains(choice)) {
            return Optional.empty();
        }
        made.add(choice);
        return Optional.of(new Roll(fraction(mix(seed + 1, key))));
    }

    boolean happens(Fault fault, Object place) {
        return roll(fault, place).isPresent();
    }

    /** Chance that is no fault, here and now: a number in [0, 1). */
    double number(Object place) {
        return fraction(mix(seed + 2, key(place)));
    }

    /** Chance that is no fault and depends on no moment. */
    RandomGenerator stream(String name) {
        return new SplittableRandom(mix(seed + 3, name.hashCode()));
    }

    /** Ends all faults. */
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

    private long key(Object place) {
        Instant now = time.now();
        int where = place instanceof Integer number ? number : place.toString().hashCode();
        return where * 0x9E3779B97F4A7C15L + now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static double fraction(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long mix(long seed, long key) {
        long mixed = (seed + key) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
