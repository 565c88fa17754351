package dev.lifeline.functions.metrics;

import dev.lifeline.controller.port.RunStore;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts the runs that end, the races that are lost, and by how much deadlines are missed. */
public final class MeasuredRunStore implements RunStore {
    private final RunStore store;
    private final Measures measures;
    private final InstantSource clock;

    /** So that a run is counted when it ends, and not when it is saved once more after its end. */
    private final Set<RunId> ended = new HashSet<>();

    public MeasuredRunStore(RunStore store, Measures measures, InstantSource clock) {
        this.store = store;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public Optional<Stored> load(RunKey key) {
        return store.load(key).map(this::known);
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        ended.remove(run.id());
        return told(run, store.create(run, explanation));
    }

    @Override
    public SaveResult save(Run run, Stored last, Explanation explanation) {
        return raced(told(run, store.save(run, last, explanation)));
    }

    @Override
    public SaveResult keep(Run run, Stored last) {
        return raced(told(run, store.keep(run, last)));
    }

    private SaveResult raced(SaveResult result) {
        if (result instanceof SaveResult.Lost) {
            measures.count(Metric.CONTENTION);
        }
        return result;
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        List<Due> due = store.due(until, limit);
        Instant now = clock.instant();
        double late = due.stream()
                .map(entry -> Duration.between(entry.at(), now))
                .mapToDouble(overdue -> overdue.toMillis() / 1000.0)
                .max()
                .orElse(0);
        measures.atLeast(Metric.OVERDUE_SECONDS, Math.max(0, late));
        return due;
    }

    @Override
    public List<RunKey> onInstance(String instance) {
        return store.onInstance(instance);
    }

    @Override
    public List<JournalEntry> journal(RunId id) {
        return store.journal(id);
    }

    private SaveResult told(Run run, SaveResult result) {
        switch (result) {
            case SaveResult.Saved saved -> {
                if (run.phase() instanceof Phase.Ended end && ended.add(run.id())) {
                    measures.count(metric(end.result()));
                }
            }
            case SaveResult.Lost lost -> lost.winner().ifPresent(this::known);
        }
        return result;
    }

    private static Metric metric(Phase.Result result) {
        return switch (result) {
            case SUCCEEDED -> Metric.RUNS_SUCCEEDED;
            case FAILED -> Metric.RUNS_FAILED;
            case STOPPED -> Metric.RUNS_STOPPED;
        };
    }

    private Stored known(Stored stored) {
        RunId id = stored.run().id();
        if (stored.run().hasEnded()) {
            ended.add(id);
        } else {
            ended.remove(id);
        }
        return stored;
    }
}
