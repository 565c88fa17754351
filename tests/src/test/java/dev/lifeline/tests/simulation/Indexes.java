package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The store's indexes as they were a while ago. */
final class Indexes {
    static final Duration LONGEST_LAG = Duration.ofSeconds(20);

    private final Map<RunKey, List<IndexEntry>> entries = new LinkedHashMap<>();

    private record IndexEntry(Instant since, Run run) {}

    void saved(Instant now, Run run) {
        List<IndexEntry> known = entries.computeIfAbsent(run.id().key(), id -> new ArrayList<>());
        boolean outdated = known.size() > 1 && known.get(1).since().isBefore(now.minus(LONGEST_LAG));
        if (outdated) {
            known.removeFirst();
        }
        known.add(new IndexEntry(now, run));
    }

    void erased(RunKey run) {
        entries.remove(run);
    }

    Stream<Due> due(Instant then, Instant until) {
        return due(asOf(then).stream(), until);
    }

    static Stream<Due> due(Stream<Run> runs, Instant until) {
        return runs.flatMap(run -> run.deadline().map(at -> due(run.id().key(), at)).stream())
                .filter(due -> !due.at().isAfter(until))
                .sorted(Comparator.comparing(Due::at));
    }

    private static Due due(RunKey run, Instant at) {
        return new Due(run, at);
    }

    List<RunKey> onInstance(Instant then, String instance) {
        return asOf(then).stream()
                .filter(run -> run.instance().filter(instance::equals).isPresent())
                .map(run -> run.id().key())
                .toList();
    }

    private List<Run> asOf(Instant then) {
        return entries.values().stream()
                .flatMap(known ->
                        known.reversed().stream().filter(entry -> !entry.since().isAfter(then)).findFirst().stream())
                .map(IndexEntry::run)
                .toList();
    }

    /** Since when the run is recorded on its instance. */
    Optional<Instant> onInstanceSince(RunKey id, String instance) {
        List<IndexEntry> known = entries.getOrDefault(id, List.of());
        Optional<Instant> since = Optional.empty();
        for (IndexEntry entry : known) {
            boolean there = entry.run().instance().filter(instance::equals).isPresent();
            since = there ? since.or(() -> Optional.of(entry.since())) : Optional.empty();
        }
        return since;
    }
}
