package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads each view through the ports. */
public final class ConsoleViews implements ViewSource {
    /** Of the latest versions, which a run does not use. */
    private static final Duration FRESHNESS = Duration.ofMinutes(1);

    private final RunsView runs;
    private final OneRunView run;
    private final PolicyViews policies;
    private final PolicyChangeView changes;
    private final GuardsView guards;
    private final OverviewView overview;

    public ConsoleViews(ConsolePorts ports) {
        runs = new RunsView(ports);
        run = new OneRunView(ports, new CachedPolicies(ports.policies(), note -> {}, ports.clock(), FRESHNESS));
        policies = new PolicyViews(ports);
        changes = new PolicyChangeView(ports.policies());
        guards = new GuardsView(ports);
        overview = new OverviewView(ports);
    }

    @Override
    public ObjectNode read(ViewRequest request) {
        return available(() -> JsonChanges.compact(
                switch (request) {
                    case ViewRequest.Overview all -> overview.read();
                    case ViewRequest.RunsPage page -> runs.read(page.request());
                    case ViewRequest.OneRun one -> run.read(one.run());
                    case ViewRequest.PolicyList all -> policies.all();
                    case ViewRequest.PolicyDocumentView one -> policies.one(one.name(), one.version());
                    case ViewRequest.PolicyChange change -> changes.read(change);
                    case ViewRequest.Guards all -> guards.read();
                }));
    }

    @Override
    public Optional<String> picture(RunId id, int width) {
        return available(() -> run.picture(id, width));
    }

    private static <T> T available(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (StoreUnavailable failure) {
            throw new ViewUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }
}
