package dev.lifeline.cli.web;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.console.view.ConsolePorts;
import dev.lifeline.console.view.ConsoleViews;
import dev.lifeline.console.web.ConsoleServer;
import dev.lifeline.console.web.ConsoleSetup;
import dev.lifeline.console.web.ConsoleSetup.ConsoleKeys;
import dev.lifeline.controller.launch.KnownDefinitions;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.store.ListingPorts;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** The console of a stack: it reads the table, and acts through the functions. */
public final class StackConsole {
    public static final int PORT = 4582;

    private final OpenStack open;
    private final ConsolePorts ports;

    /** @param clock of the stack's runs */
    public StackConsole(OpenStack open, InstantSource clock) {
        this.open = open;
        TableAccess table = open.table();
        ListingPorts listing = table.listing();
        ports = new ConsolePorts(
                table.runs(),
                new RunDescriber(new KnownDefinitions(open.definitions(), clock), listing.runs(), Clusters.any()),
                table.journals(),
                listing,
                table.policies(),
                table.registers(),
                table.slots()::taken,
                table.quarantined(),
                clock);
    }

    /** Reads something, so that a missing permission or table is found before a page is open. */
    void check() {
        open.advised(() -> ports.registers().all());
    }

    /**
     * Serves until closed.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public ConsoleServer serve(int port, boolean allowsActions) {
        return ConsoleServer.start(
                port,
                new ConsoleSetup(
                        ConsoleKeys.random(new SecureRandom()),
                        "stack " + open.stack().name() + " " + open.stack().where(),
                        new AdvisedViews(new ConsoleViews(ports), open),
                        allowsActions ? Optional.of(new StackActions(open)) : Optional.empty(),
                        ports.clock()));
    }
}
