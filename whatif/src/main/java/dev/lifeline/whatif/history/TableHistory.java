package dev.lifeline.whatif.history;

import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.whatif.history.HistoryCounts.Skipped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ended runs of a table, one after another. Of a run that was launched again, only the last generation is known.
 */
public record TableHistory(History history, RunStore runs) {

    /** Gives the runs that ended in the period. */
    public HistoryCounts read(Instant from, Instant until, Consumer<RunHistory> taker) {
        HistoryCounts counts = new HistoryCounts();
        Optional<String> next = Optional.empty();
        do {
            History.Page page = history.ended(new Query(from, until, Filter.NONE, Query.MOST, next));
            page.entries().forEach(entry -> {
                switch (entry) {
                    case EndedRun ended -> one(ended, counts, taker);
                    case UnreadableEntry unreadable ->
                        counts.fault(Skipped.UNREADABLE_RUN, unreadable.item() + ": " + unreadable.why());
                }
            });
            next = page.next();
        } while (next.isPresent());
        return counts;
    }

    private void one(EndedRun ended, HistoryCounts counts, Consumer<RunHistory> taker) {
        Optional<Run> run = runs.load(ended.run())
                .map(Stored::run)
                .filter(stored -> EndedRun.of(stored).equals(Optional.of(ended)));
        Optional<RunHistory> known = run.flatMap(StoredHistory::of);
        if (known.isEmpty()) {
            counts.skip(Skipped.INCOMPLETE);
        } else {
            counts.event(Optional.of(ended.ended()));
            taker.accept(known.get());
        }
    }
}
