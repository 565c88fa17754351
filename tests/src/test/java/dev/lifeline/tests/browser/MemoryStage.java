package dev.lifeline.tests.browser;

import dev.lifeline.console.view.ConsolePorts;
import dev.lifeline.console.view.ConsoleViews;
import dev.lifeline.console.web.ConsoleServer;
import dev.lifeline.console.web.ConsoleSetup;
import dev.lifeline.console.web.ConsoleSetup.ConsoleKeys;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.QuarantinedMessages;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.InMemoryListing;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A console over stores in memory with 10,000 runs. */
final class MemoryStage implements AutoCloseable {
    static final ConsoleKeys KEYS = new ConsoleKeys("token", "session", "secret");
    static final ConsoleKeys OTHER_KEYS = new ConsoleKeys("token-2", "session-2", "secret-2");
    private static final int RUNS = 10_000;

    private final TestWorld world = new TestWorld(Runs.NOON.plusSeconds(3_600));
    private ConsoleServer server;
    private int port;

    MemoryStage() {
        String[] names = new String[RUNS];
        for (int each = 0; each < RUNS; each++) {
            names[each] = String.format("batch-%05d", each);
        }
        put("exited with 3", names);
        startAgain(KEYS);
    }

    /** Stores runs in one of the situations that the reports are tested with. */
    void put(String situation, String... names) {
        Run like = ReportedRuns.all()
                .filter(reported -> reported.situation().equals(situation))
                .map(Reported::decision)
                .findFirst()
                .orElseThrow()
                .run();
        for (String name : names) {
            world.store.put(like.known(Runs.identity(name)));
        }
    }

    /** Stores the next version of a policy. */
    void putPolicy(String name, String document) {
        world.policies.put(new NewPolicy(name, document, document, now()));
    }

    Instant now() {
        return world.clock.instant();
    }

    /** From now on every load of a run fails, or none. */
    void fail(boolean now) {
        world.store.failNext(Call.LOAD, now ? Integer.MAX_VALUE : 0);
    }

    void end() {
        server.close();
    }

    /** On the same port. */
    void startAgain(ConsoleKeys keys) {
        serve(keys, new InMemoryListing(world.store));
    }

    /** With another history. */
    void remember(History history) {
        end();
        serve(KEYS, history);
    }

    private void serve(ConsoleKeys keys, History history) {
        InMemoryListing listing = new InMemoryListing(world.store);
        ConsolePorts ports = new ConsolePorts(
                world.store,
                new RunDescriber(world.ecs, listing, Clusters.any()),
                world.store,
                new ListingPorts(listing, listing, history),
                world.policies,
                world.registers,
                now -> new TreeMap<>(),
                new NothingQuarantined(),
                world.clock);
        server = ConsoleServer.start(
                port,
                new ConsoleSetup(keys, "a stack in memory", new ConsoleViews(ports), Optional.empty(), world.clock));
        port = server.link().getPort();
    }

    private record NothingQuarantined() implements QuarantinedMessages {
        @Override
        public List<QuarantinedMessage> all() {
            return List.of();
        }

        @Override
        public Optional<QuarantinedMessage> find(String id) {
            return Optional.empty();
        }

        @Override
        public void delete(String id) {}
    }

    String link() {
        return server.link().toString();
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.close();
    }
}
