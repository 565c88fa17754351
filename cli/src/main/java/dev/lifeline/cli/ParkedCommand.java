package dev.lifeline.cli;

import dev.lifeline.controller.port.Parking.Parked;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what was put aside. */
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = "Shows the messages that no function understood, each with its reason, the oldest first.")
final class ParkedCommand implements Callable<Integer> {
    @Option(names = "--bodies", description = "show each message itself, too; it may hold secrets")
    private boolean bodies;

    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        return table.use(access -> table.show(
                access.parked().all(), parked -> TableJsons.of(parked, bodies), this::show, "nothing is parked"));
    }

    private void show(Printer out, Parked parked) {
        out.line(parked.id() + " since " + parked.at() + ", of "
                + parked.origin().function()
                + (parked.origin().queue().isPresent() ? "" : ", invoked directly")
                + (parked.origin().redriven() > 0
                        ? ", redriven " + parked.origin().redriven() + " times"
                        : "") + ": "
                + parked.reason());
        if (bodies) {
            out.quote(parked.body());
        }
    }
}
