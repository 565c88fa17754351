package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.history.RunHistory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the history teaches about retries, in bounded memory. */
public final class Experience {
    private final Families families = new Families();
    private final Weather weather = new Weather();
    private final Retries retries;
    private final Examples examples;
    private final long seed;

    public Experience(long seed) {
        this.seed = seed;
        this.retries = new Retries(seed);
        this.examples = new Examples(seed);
    }

    /** Knows the family of a run that says nothing about retries. */
    public void see(RunHistory run) {
        families.number(run.family());
    }

    /** The families, of those that the user assumes something about, that no run has. */
    public Set<String> strangers(Assumptions assumptions) {
        return assumptions.success().keySet().stream()
                .flatMap(assumed -> assumed.family().stream())
                .filter(families::lacks)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes a run into account. */
    public void add(RunHistory run) {
        int family = families.number(run.family());
        families.firstAttempt(family, run.attempts().getFirst());
        retries.add(run, family);
        for (AttemptFact fact : run.attempts()) {
            weather.add(fact);
            examples.add(fact, family);
        }
    }

    /** So many independent draws of what is unknown. */
    public List<DrawnWorld> draws(int count, Assumptions assumptions) {
        RetryCounts counts = new RetryCounts(retries, weather);
        DrawnWorld.KnownRetries known = new DrawnWorld.KnownRetries(families, weather, examples, counts, assumptions);
        return IntStream.range(0, count)
                .mapToObj(draw -> new DrawnWorld(known, seed + 0x632BE59BD9B4E019L * (draw + 1)))
                .toList();
    }

    /** The causes after which no retry was observed. */
    public Set<Cause> untried(Set<Cause> causes) {
        RetryCounts counts = new RetryCounts(retries, weather);
        return causes.stream().filter(cause -> counts.tries(cause) == 0).collect(Collectors.toUnmodifiableSet());
    }
}
