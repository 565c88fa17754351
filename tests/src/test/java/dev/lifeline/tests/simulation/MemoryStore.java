package dev.lifeline.tests.simulation;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in memory, under the same conditions as in the table, and as the same text. */
final class MemoryStore implements RunStore, DueRuns, InstanceRuns, Journals {
    private final RunCodec codec = new RunCodec();
    private final Map<RunKey, MemoryItem> runs = new LinkedHashMap<>();
    private final Map<RunId, List<JournalEntry>> journals = new LinkedHashMap<>();
    private final Keeping keeping;

    MemoryStore(Keeping keeping) {
        this.keeping = keeping;
    }

    /** The stored form of a run: text costs time, so most worlds do without. */
    enum Keeping {
        VALUES,
        TEXT,
        /** Written by a newer version, with unknown fields. */
        TEXT_OF_NEWER
    }

    private record MemoryItem(Run run, String text, long revision) {}

    @Override
    public Optional<Stored> load(RunKey key) {
        return Optional.ofNullable(runs.get(key)).map(this::stored);
    }

    private Stored stored(MemoryItem item) {
        Run run = keeping == Keeping.VALUES ? item.run() : codec.readRun(item.text());
        return new Stored(run, item.revision());
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        Optional<Stored> winner = load(run.id().key());
        return winner.isEmpty() ? write(run, 1, explanation) : new SaveResult.Lost(winner);
    }

    @Override
    public SaveResult save(Run run, Stored last, Optional<Explanation> explanation) {
        if (!isStill(last)) {
            return new SaveResult.Lost(load(run.id().key()));
        }
        long revision = last.revision() + 1;
        return explanation.map(why -> write(run, revision, why)).orElseGet(() -> write(run, revision));
    }

    private boolean isStill(Stored last) {
        return Optional.ofNullable(runs.get(last.run().id().key()))
                .map(item -> new Stored(item.run(), item.revision()))
                .filter(stored -> stored.isStill(last))
                .isPresent();
    }

    private SaveResult write(Run run, long revision, Explanation explanation) {
        journals.computeIfAbsent(run.id(), id -> new ArrayList<>()).add(new JournalEntry(revision, explanation));
        return write(run, revision);
    }

    private SaveResult write(Run run, long revision) {
        MemoryItem item = new MemoryItem(run, text(run), revision);
        runs.put(run.id().key(), item);
        return new SaveResult.Saved(stored(item));
    }

    private String text(Run run) {
        return switch (keeping) {
            case VALUES -> "";
            case TEXT -> codec.write(run);
            case TEXT_OF_NEWER -> newer(codec.write(run));
        };
    }

    private static String newer(String text) {
        return text.replaceFirst("\\{", "{\"addedSince\":{\"by\":[1,\"x\"]},")
                .replaceFirst("\"attempt\":\\{", "\"attempt\":{\"addedSince\":null,")
                .replaceFirst("(\"phase\":\\{\"kind\":\"[^\"]*\")", "$1,\"addedSince\":[{}]");
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return Indexes.due(runs.values().stream().map(MemoryItem::run), until)
                .limit(limit)
                .toList();
    }

    @Override
    public List<RunKey> onInstance(String instance) {
        return runs.values().stream()
                .map(MemoryItem::run)
                .filter(run -> run.instance().filter(instance::equals).isPresent())
                .map(run -> run.id().key())
                .toList();
    }

    @Override
    public List<JournalEntry> journal(RunId id) {
        return List.copyOf(journals.getOrDefault(id, List.of()));
    }

    /** Deletes the item only, at any time, as an operator may. */
    void erase(RunKey run) {
        runs.remove(run);
    }
}
