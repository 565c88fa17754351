package dev.lifeline.console.view;

import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs that ended lately. The first question pages through all of them, up to a limit; later ones read only what
 * has ended since, so that a page that stays open costs one read each time.
 */
final class RecentlyEnded {
    /** In pages of 1,000: of a day with more, only the latest are shown. */
    private static final int MOST_READS = 10;

    /** An index may show a run this late. */
    private static final Duration LAG = Duration.ofMinutes(1);

    private final History history;
    private final Map<EndedKey, EndedRun> known = new HashMap<>();
    private Instant read = Instant.EPOCH;
    private boolean cut;

    RecentlyEnded(History history) {
        this.history = history;
    }

    /** A run may end several times, once per generation. */
    private record EndedKey(String run, Instant began) {}

    synchronized Collection<EndedRun> since(Instant first, Instant now) {
        known.values().removeIf(run -> run.ended().isBefore(first));
        Instant from = read.minus(LAG).isAfter(first) ? read.minus(LAG) : first;
        Optional<String> after = Optional.empty();
        for (int reads = 0; reads == 0 || after.isPresent(); reads++) {
            if (reads == MOST_READS) {
                cut = true;
                break;
            }
            Page page = history.ended(new Query(from, Instant.MAX, Filter.NONE, Query.MOST, after));
            keep(page.entries());
            after = page.next();
        }
        read = now;
        return List.copyOf(known.values());
    }

    /** Whether earlier runs are left out. */
    synchronized boolean isCut() {
        return cut;
    }

    private void keep(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof EndedRun run) {
                known.put(new EndedKey(run.run().value(), run.began()), run);
            }
        }
    }
}
