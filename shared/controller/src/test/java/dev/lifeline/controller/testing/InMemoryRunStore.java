package dev.lifeline.controller.testing;

import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A store with the contract of {@link RunStore}: conditional writes, journals, an index by deadline. It can fail on
 * demand, run another writer before a save, and let its index lag.
 */
public final class InMemoryRunStore implements RunStore, DueRuns, InstanceRuns, Journals {
    private final Calls calls;
    private final UnaryOperator<Run> form;
    private final Map<RunKey, Stored> runs = new LinkedHashMap<>();
    private final Map<RunId, List<JournalEntry>> journals = new HashMap<>();
    private final Map<RunKey, RuntimeException> broken = new HashMap<>();
    private final Map<Call, Integer> failing = new EnumMap<>(Call.class);
    private final Map<Integer, Runnable> competitors = new HashMap<>();
    private Optional<Runnable> relentless = Optional.empty();
    private Optional<List<Due>> frozenIndex = Optional.empty();
    private boolean competing;
    private int saves;

    public InMemoryRunStore(Calls calls) {
        this(calls, run -> run);
    }

    /** @param form what a run becomes by being written and read again */
    public InMemoryRunStore(Calls calls, UnaryOperator<Run> form) {
        this.calls = calls;
        this.form = form;
    }

    /** Runs {@code competitor} just before the n-th save from now on, 1 for the next. Its own saves do not count. */
    public void beforeSave(int nth, Runnable competitor) {
        competitors.put(saves + nth, competitor);
    }

    /** Runs {@code competitor} just before every save but its own. */
    public void beforeEverySave(Runnable competitor) {
        relentless = Optional.of(competitor);
    }

    /** Makes the next calls of this kind throw {@link StoreUnavailable}. */
    public void failNext(Call call, int times) {
        failing.put(call, times);
    }

    /** Makes every load of the run throw, like an unreadable record. */
    public void breakRecord(RunId run, RuntimeException error) {
        broken.put(run.key(), error);
    }

    /** Another writer: the run as it is, under the next revision. */
    public void touch(RunId run) {
        runs.computeIfPresent(run.key(), (key, stored) -> new Stored(stored.run(), stored.revision() + 1));
    }

    /** From now on {@link #due} shows the current deadlines, regardless of later saves. */
    public void freezeIndex() {
        frozenIndex = Optional.of(index(Instant.MAX).toList());
    }

    public void thawIndex() {
        frozenIndex = Optional.empty();
    }

    /** Stores a run as if it had been saved long ago; does not count as a call. */
    public void put(Run run) {
        runs.put(run.id().key(), new Stored(run, 1));
    }

    /** The stored run; does not count as a call. */
    public Optional<Run> peek(RunId id) {
        return Optional.ofNullable(runs.get(id.key())).map(Stored::run);
    }

    /** All runs; does not count as a call. */
    Stream<Run> all() {
        return runs.values().stream().map(Stored::run);
    }

    @Override
    public Optional<Stored> load(RunKey key) {
        note(Call.LOAD);
        RuntimeException error = broken.get(key);
        if (error != null) {
            throw error;
        }
        return Optional.ofNullable(runs.get(key));
    }

    @Override
    public Optional<Explanation> newest(Stored stored) {
        List<JournalEntry> entries = journals.getOrDefault(stored.run().id(), List.of());
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().explanation());
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        note(Call.CREATE);
        compete();
        Stored winner = runs.get(run.id().key());
        return winner == null ? write(run, 1, explanation) : new SaveResult.Lost(Optional.of(winner));
    }

    @Override
    public SaveResult save(Run run, Stored last, Optional<Explanation> explanation) {
        note(explanation.isPresent() ? Call.SAVE : Call.KEEP);
        compete();
        Optional<Stored> latest = Optional.ofNullable(runs.get(run.id().key()));
        if (latest.filter(stored -> stored.isStill(last)).isEmpty()) {
            return new SaveResult.Lost(latest);
        }
        long revision = last.revision() + 1;
        return explanation.map(why -> write(run, revision, why)).orElseGet(() -> write(run, revision));
    }

    @Override
    public DeleteResult delete(Stored last) {
        note(Call.DELETE);
        compete();
        RunId id = last.run().id();
        Stored latest = runs.get(id.key());
        if (latest != null && !latest.isStill(last)) {
            return new DeleteResult.Kept(latest);
        }
        runs.remove(id.key());
        journals.remove(id);
        return new DeleteResult.Gone();
    }

    /** Nothing is left behind: both go at once. */
    @Override
    public void sweep(RunKey key) {
        note(Call.SWEEP);
    }

    private SaveResult write(Run run, long revision, Explanation explanation) {
        journals.computeIfAbsent(run.id(), id -> new ArrayList<>()).add(new JournalEntry(revision, explanation));
        return write(run, revision);
    }

    private SaveResult write(Run run, long revision) {
        Stored stored = new Stored(form.apply(run), revision);
        runs.put(run.id().key(), stored);
        return new SaveResult.Saved(stored);
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        note(Call.DUE);
        return frozenIndex
                .map(frozen -> frozen.stream().filter(due -> !due.at().isAfter(until)))
                .orElseGet(() -> index(until))
                .limit(limit)
                .toList();
    }

    private Stream<Due> index(Instant until) {
        return runs.values().stream()
                .map(Stored::run)
                .flatMap(run -> run.deadline().map(at -> new Due(run.id().key(), at)).stream())
                .filter(due -> !due.at().isAfter(until))
                .sorted(Comparator.comparing(Due::at));
    }

    @Override
    public List<RunKey> onInstance(String instance) {
        note(Call.ON_INSTANCE);
        return runs.values().stream()
                .map(Stored::run)
                .filter(run -> run.instance().filter(instance::equals).isPresent())
                .map(run -> run.id().key())
                .toList();
    }

    @Override
    public List<JournalEntry> journal(RunId id) {
        note(Call.JOURNAL);
        return List.copyOf(journals.getOrDefault(id, List.of()));
    }

    /** Deletes the item only, at any time, as an operator may. */
    public void erase(RunKey run) {
        runs.remove(run);
    }

    /** Deletes the run and its journal; does not count as a call. */
    public void delete(RunId id) {
        runs.remove(id.key());
        journals.remove(id);
    }

    private void note(Call call) {
        calls.note(call);
        int left = failing.getOrDefault(call, 0);
        if (left > 0) {
            failing.put(call, left - 1);
            throw new StoreUnavailable("the store fails on purpose", new IOException(call.name()));
        }
    }

    private void compete() {
        if (competing) {
            return;
        }
        saves++;
        competing = true;
        try {
            Optional.ofNullable(competitors.remove(saves)).ifPresent(Runnable::run);
            relentless.ifPresent(Runnable::run);
        } finally {
            competing = false;
        }
    }
}
