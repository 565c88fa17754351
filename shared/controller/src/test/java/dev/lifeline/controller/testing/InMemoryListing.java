package dev.lifeline.controller.testing;

import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.RunReads;
import dev.lifeline.controller.store.RunReads.ItemPlace;
import dev.lifeline.controller.store.RunReads.RunsFound;
import dev.lifeline.controller.store.UnfinishedRuns;
import dev.lifeline.controller.store.UnfinishedRuns.UnfinishedPage;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lists the runs of a store. */
public record InMemoryListing(InMemoryRunStore store) implements RunReads, UnfinishedRuns, History {

    public ListingPorts ports() {
        return new ListingPorts(this, this, this);
    }

    @Override
    public RunsFound read(List<RunKey> keys) {
        Map<RunKey, Run> runs = new HashMap<>();
        Map<RunKey, Explanation> newest = new HashMap<>();
        List<UnreadableEntry> unreadable = new ArrayList<>();
        for (RunKey key : keys) {
            try {
                store.load(key).ifPresent(stored -> {
                    runs.put(key, stored.run());
                    store.newest(stored).ifPresent(why -> newest.put(key, why));
                });
            } catch (IllegalStateException damaged) {
                unreadable.add(new UnreadableEntry("run#" + key, String.valueOf(damaged.getMessage())));
            }
        }
        return new RunsFound(runs, newest, unreadable);
    }

    @Override
    public ItemPlace place(RunKey run) {
        return new ItemPlace("RunTable", "run#" + run, "run");
    }

    @Override
    public UnfinishedPage page(int limit, Optional<String> after) {
        List<String> positions = store.all()
                .flatMap(run -> run.deadline().map(at -> position(at, run)).stream())
                .sorted()
                .filter(position ->
                        after.filter(last -> position.compareTo(last) <= 0).isEmpty())
                .toList();
        List<String> page = positions.stream().limit(limit).toList();
        return new UnfinishedPage(
                page.stream()
                        .map(position -> new RunKey(position.substring(position.indexOf('#') + 1)))
                        .toList(),
                page.size() < positions.size() ? Optional.of(page.getLast()) : Optional.empty());
    }

    @Override
    public Page ended(Query query) {
        List<Run> runs = store.all()
                .filter(run -> EndedRun.of(run)
                        .filter(ended -> !ended.ended().isBefore(query.from())
                                && ended.ended().isBefore(query.until())
                                && query.filter().takes(ended))
                        .isPresent())
                .sorted(Comparator.comparing(InMemoryListing::endOf).reversed())
                .filter(run -> query.after()
                        .filter(last -> endOf(run).compareTo(last) >= 0)
                        .isEmpty())
                .toList();
        List<Run> page = runs.stream().limit(query.limit()).toList();
        List<Entry> entries = page.stream()
                .flatMap(run -> EndedRun.of(run).stream())
                .map(Entry.class::cast)
                .toList();
        return new Page(entries, page.size() < runs.size() ? Optional.of(endOf(page.getLast())) : Optional.empty());
    }

    private static String endOf(Run run) {
        return EndedRun.of(run).map(ended -> position(ended.ended(), run)).orElse("");
    }

    private static String position(Instant at, Run run) {
        return String.format(
                Locale.ROOT, "%013d#%s", at.toEpochMilli(), run.id().key());
    }
}
