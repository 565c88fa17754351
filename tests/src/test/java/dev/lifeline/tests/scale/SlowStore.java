package dev.lifeline.tests.scale;

import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.testing.SettableClock;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Runs in memory by their keys and deadlines. Each call takes as long by the clock as a call to the table. */
final class SlowStore implements RunStore, DueRuns {
    private static final Duration READ = Duration.ofMillis(5);
    private static final Duration WRITE = Duration.ofMillis(10);

    private final SettableClock clock;
    private final Map<RunKey, Stored> runs = new HashMap<>();
    private final Map<RunKey, Instant> written = new HashMap<>();
    private final TreeSet<Due> due = new TreeSet<>(
            Comparator.comparing(Due::at).thenComparing(entry -> entry.run().value()));
    private List<Duration> silences = new ArrayList<>();

    SlowStore(SettableClock clock) {
        this.clock = clock;
    }

    /** Puts a run there as if it had been saved at that moment. */
    void put(Run run, Instant at) {
        replace(run, 1);
        written.put(run.id().key(), at);
    }

    /** How long each run that was written since the last call had not been before. */
    List<Duration> silences() {
        List<Duration> all = silences;
        silences = new ArrayList<>();
        return all;
    }

    long alive() {
        return runs.values().stream().filter(stored -> !stored.run().hasEnded()).count();
    }

    @Override
    public Optional<Stored> load(RunKey key) {
        clock.advance(READ);
        return Optional.ofNullable(runs.get(key));
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        throw new UnsupportedOperationException("no run is launched here");
    }

    @Override
    public SaveResult save(Run run, Stored last, Optional<Explanation> explanation) {
        clock.advance(WRITE);
        Instant before = written.put(run.id().key(), clock.instant());
        if (before != null) {
            silences.add(Duration.between(before, clock.instant()));
        }
        return new SaveResult.Saved(replace(run, last.revision() + 1));
    }

    @Override
    public DeleteResult delete(Stored last) {
        throw new UnsupportedOperationException("no run is removed here");
    }

    @Override
    public void sweep(RunKey key) {
        throw new UnsupportedOperationException("no run is removed here");
    }

    private Stored replace(Run run, long revision) {
        RunKey key = run.id().key();
        Stored next = new Stored(run, revision);
        Optional.ofNullable(runs.put(key, next))
                .flatMap(stored -> stored.run().deadline())
                .ifPresent(at -> due.remove(new Due(key, at)));
        run.deadline().ifPresent(at -> due.add(new Due(key, at)));
        return next;
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        clock.advance(READ);
        return due.stream()
                .takeWhile(entry -> !entry.at().isAfter(until))
                .limit(limit)
                .toList();
    }
}
