package dev.lifeline.console.web;

import dev.lifeline.console.action.ConsoleActions;
import dev.lifeline.console.action.ConsoleActions.ActionResult;
import dev.lifeline.console.view.ConsolePorts;
import dev.lifeline.console.view.ConsoleViews;
import dev.lifeline.console.web.ConsoleSetup.ConsoleKeys;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.control.ControlRequest;
import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.QuarantinedMessages;
import dev.lifeline.controller.testing.InMemoryListing;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A console over stores in memory, and a client that sends exactly what a test says. */
public final class ConsoleScene implements AutoCloseable {
    public static final ConsoleKeys KEYS = new ConsoleKeys("the-token", "the-session", "the-secret");

    public final TestWorld world = new TestWorld(Runs.NOON.plusSeconds(3_600));
    public final List<QuarantinedMessage> quarantined = new ArrayList<>();
    public final List<Object> asked = new ArrayList<>();
    public final ConsolePorts ports;
    public final ConsoleServer server;

    public ConsoleScene() {
        this(true);
    }

    ConsoleScene(boolean acts) {
        InMemoryListing listing = new InMemoryListing(world.store);
        ports = new ConsolePorts(
                world.store,
                new RunDescriber(world.ecs, listing, Clusters.any()),
                world.store,
                listing.ports(),
                world.policies,
                world.registers,
                now -> new TreeMap<>(),
                messages(),
                world.clock);
        server = ConsoleServer.start(
                0,
                new ConsoleSetup(
                        KEYS,
                        "a stack in memory",
                        new ConsoleViews(ports),
                        acts ? Optional.of(actions()) : Optional.empty(),
                        world.clock));
    }

    /** Stores a run in one of the situations that the reports are tested with. */
    public void put(String situation, String... names) {
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

    int port() {
        return server.link().getPort();
    }

    String cookie() {
        return "Cookie: lifeline-console-" + port() + "=the-session\r\n";
    }

    /** The answer to a request of a page that is allowed to ask. */
    String get(String path) {
        return raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n" + cookie()
                + "Connection: close\r\n\r\n");
    }

    /** The answer to an action of a page. */
    String post(String path, String headers, String body) {
        return raw("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n" + cookie() + headers
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    String ours() {
        return "Origin: http://127.0.0.1:" + port() + "\r\nX-Lifeline-Secret: the-secret\r\n";
    }

    /** Sends bytes, and reads until the server closes. */
    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private QuarantinedMessages messages() {
        return new QuarantinedMessages() {
            @Override
            public List<QuarantinedMessage> all() {
                return quarantined;
            }

            @Override
            public Optional<QuarantinedMessage> find(String id) {
                return quarantined.stream()
                        .filter(message -> message.id().equals(id))
                        .findFirst();
            }

            @Override
            public void delete(String id) {
                quarantined.removeIf(message -> message.id().equals(id));
            }
        };
    }

    private ConsoleActions actions() {
        return new ConsoleActions() {
            @Override
            public ActionResult control(ControlRequest request) {
                asked.add(request);
                return new ActionResult.Performed("it is done");
            }

            @Override
            public ActionResult delete(RemovalRequest request) {
                asked.add(request);
                return new ActionResult.NotPerformed("not deleted: it is alive");
            }

            @Override
            public ActionResult redrive(String message) {
                asked.add(message);
                return new ActionResult.Performed("sent");
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
