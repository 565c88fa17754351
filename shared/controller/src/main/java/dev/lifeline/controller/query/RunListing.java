package dev.lifeline.controller.query;

import dev.lifeline.controller.query.PageToken.ListingStage;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.RunReads.RunsFound;
import dev.lifeline.controller.store.UnfinishedRuns.UnfinishedPage;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists runs, the live ones first. A page takes a bounded number of reads, whatever its filters select: it may have
 * fewer runs than requested, or none, and still have a next page.
 */
public final class RunListing {
    private static final int MOST_READS = 10;

    private final ListingPorts ports;
    private final InstantSource clock;

    public RunListing(ListingPorts ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
    }

    public RunPage list(ListRequest request) {
        OnePage page = new OnePage(request);
        Optional<PageToken> at = request.next().or(request::beginning);
        for (int reads = 0; reads < MOST_READS && at.isPresent() && page.open() > 0; reads++) {
            at = page.read(at.get());
        }
        return new RunPage(page.runs, page.unreadable, at);
    }

    /** A page that is being filled. */
    private final class OnePage {
        private final ListRequest request;
        private final Instant from;
        private final Instant until;
        private final List<RunSummary> runs = new ArrayList<>();
        private final List<UnreadableEntry> unreadable = new ArrayList<>();

        OnePage(ListRequest request) {
            Instant now = clock.instant();
            this.request = request;
            this.from = request.since().map(bound -> bound.at(now)).orElse(Instant.EPOCH);
            this.until = request.until().map(bound -> bound.at(now)).orElse(Instant.MAX);
        }

        int open() {
            return request.limit() - runs.size();
        }

        /** Reads on, and returns where to read next. */
        Optional<PageToken> read(PageToken at) {
            return switch (at.stage()) {
                case UNFINISHED -> live(at.after());
                case HISTORY -> ended(at.after());
            };
        }

        private Optional<PageToken> live(Optional<String> after) {
            UnfinishedPage page = ports.unfinished().page(open(), after);
            RunsFound found = found(page.runs());
            page.runs().stream()
                    .filter(found.runs()::containsKey)
                    .map(found.runs()::get)
                    .filter(this::isWanted)
                    .map(run -> summary(run, found))
                    .forEach(runs::add);
            return page.next()
                    .map(next -> new PageToken(ListingStage.UNFINISHED, Optional.of(next)))
                    .or(() -> Optional.of(PageToken.beginning(ListingStage.HISTORY))
                            .filter(history -> request.reads(history.stage())));
        }

        private boolean isWanted(Run run) {
            RunSummary summary = RunSummary.of(run, Optional.empty());
            return !run.hasEnded()
                    && !run.created().isBefore(from)
                    && run.created().isBefore(until)
                    && request.filter().takes(run.id(), summary.cause(), summary.family(), summary.cluster())
                    && request.suspended()
                            .filter(wanted -> wanted != summary.suspended())
                            .isEmpty();
        }

        private Optional<PageToken> ended(Optional<String> after) {
            Page page = ports.history().ended(new Query(from, until, request.filter(), open(), after));
            List<EndedRun> ended = new ArrayList<>();
            for (Entry entry : page.entries()) {
                switch (entry) {
                    case EndedRun run -> ended.add(run);
                    case UnreadableEntry damaged -> unreadable.add(damaged);
                }
            }
            RunsFound found = found(ended.stream().map(run -> run.run().key()).toList());
            for (EndedRun run : ended) {
                Optional<Run> stored =
                        Optional.ofNullable(found.runs().get(run.run().key()));
                if (stored.isEmpty()) {
                    runs.add(RunSummary.of(run));
                } else if (EndedRun.of(stored.get()).equals(Optional.of(run))) {
                    runs.add(summary(stored.get(), found));
                } // else it was launched again, and the index lags
            }
            return page.next().map(next -> new PageToken(ListingStage.HISTORY, Optional.of(next)));
        }

        private static RunSummary summary(Run run, RunsFound found) {
            return RunSummary.of(
                    run, Optional.ofNullable(found.newest().get(run.id().key())));
        }

        private RunsFound found(List<RunKey> keys) {
            RunsFound found = ports.runs().read(keys);
            unreadable.addAll(found.unreadable());
            return found;
        }
    }
}
