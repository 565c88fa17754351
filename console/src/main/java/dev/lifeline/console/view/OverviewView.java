package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.guard.GuardState;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.query.ListRequest.ListedState;
import dev.lifeline.controller.query.RunPage;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last 24 hours: results and causes by the hour, what is due next, and what is late. */
final class OverviewView {
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_NEXT = 50;

    private final ConsolePorts ports;
    private final RecentlyEnded recent;

    OverviewView(ConsolePorts ports) {
        this.ports = ports;
        this.recent = new RecentlyEnded(ports.listing().history());
    }

    ObjectNode read() {
        Instant now = ports.clock().instant();
        ObjectNode view = JsonTree.object();
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(DAY).plus(Duration.ofHours(1));
        Collection<EndedRun> ended = recent.since(first, now);
        view.put("from", first.toString()).put("isCut", recent.isCut());
        view.set("hours", hours(ended));
        view.setAll(totals(ended));
        RunPage next = ports.listed()
                .list(new ListRequest(
                        ListedState.LIVE,
                        Filter.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        MOST_NEXT,
                        Optional.empty()));
        view.set("live", RunsView.of(next));
        GuardState guards = GuardState.of(ports.registers().all());
        guards.paused().ifPresent(paused -> view.put("paused", paused.reason()));
        return view.put("tripped", guards.tripped());
    }

    /** How many runs failed in each hour, by cause. Who stops a run knows of it. */
    private static ObjectNode hours(Collection<EndedRun> ended) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (EndedRun run : ended) {
            if (run.result() == Phase.Result.FAILED) {
                counts.computeIfAbsent(run.ended().truncatedTo(ChronoUnit.HOURS).toString(), hour -> new TreeMap<>())
                        .merge(cause(run), 1, Integer::sum);
            }
        }
        ObjectNode hours = JsonTree.object();
        counts.forEach((hour, kinds) -> hours.set(hour, object(kinds)));
        return hours;
    }

    private static ObjectNode totals(Collection<EndedRun> ended) {
        Map<String, Integer> results = new TreeMap<>();
        Map<String, Integer> causes = new TreeMap<>();
        for (EndedRun run : ended) {
            results.merge(run.result().name(), 1, Integer::sum);
            if (run.result() == Phase.Result.FAILED) {
                causes.merge(cause(run), 1, Integer::sum);
            }
        }
        ObjectNode totals = JsonTree.object();
        totals.set("results", object(results));
        totals.set("causes", object(causes));
        return totals;
    }

    /** The cause; the result of a run without one. */
    private static String cause(EndedRun run) {
        return run.cause().map(Enum::name).orElse(run.result().name());
    }

    private static ObjectNode object(Map<String, Integer> counts) {
        ObjectNode json = JsonTree.object();
        counts.forEach(json::put);
        return json;
    }
}
