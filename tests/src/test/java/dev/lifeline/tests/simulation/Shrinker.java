package dev.lifeline.tests.simulation;

import dev.lifeline.tests.simulation.Chance.Choice;
import dev.lifeline.tests.simulation.Simulation.WorldOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes faults, many at once first, while the same invariant remains violated. */
final class Shrinker {
    private static final int MOST_TRIES = 400;

    private final Simulation simulation;
    private int tries;

    Shrinker(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The smallest world that was found, with its trace. */
    record Shrunk(WorldOutcome outcome, int tries) {}

    Shrunk shrink(WorldOutcome found) {
        String invariant = found.violation().orElseThrow().invariant();
        Set<Choice> takenBack = new HashSet<>();
        WorldOutcome least = found;
        for (int chunk = Math.max(1, found.faults().size() / 2); chunk >= 1; chunk /= 2) {
            for (int from = 0; from < least.faults().size() && tries < MOST_TRIES; ) {
                List<Choice> some = least.faults()
                        .subList(from, Math.min(from + chunk, least.faults().size()));
                Set<Choice> more = new HashSet<>(takenBack);
                more.addAll(some);
                Optional<WorldOutcome> smaller = violated(found.seed(), more, invariant);
                if (smaller.isPresent()) {
                    takenBack = more;
                    least = smaller.get();
                } else {
                    from += chunk;
                }
            }
        }
        return new Shrunk(simulation.play(found.seed(), takenBack, true), tries);
    }

    private Optional<WorldOutcome> violated(long seed, Set<Choice> takenBack, String invariant) {
        tries++;
        WorldOutcome outcome = simulation.play(seed, takenBack, false);
        return Optional.of(outcome)
                .filter(tried -> tried.violation()
                        .filter(violation -> violation.invariant().equals(invariant))
                        .isPresent());
    }
}
