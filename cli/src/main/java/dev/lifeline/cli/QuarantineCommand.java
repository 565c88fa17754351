package dev.lifeline.cli;

import dev.lifeline.controller.port.Quarantine.QuarantinedMessage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the quarantined messages. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Shows the messages that no function understood, each with its reason, the oldest first.")
final class QuarantineCommand implements Callable<Integer> {
    @Option(names = "--bodies", description = "show each message itself, too; it may hold secrets")
    private boolean bodies;

    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        return table.use(access -> table.show(
                access.quarantined().all(),
                quarantined -> TableJsons.of(quarantined, bodies),
                this::show,
                "nothing is quarantined"));
    }

    private void show(Printer out, QuarantinedMessage quarantined) {
        out.line(quarantined.id() + " since " + quarantined.at() + ", of "
                + quarantined.origin().function()
                + (quarantined.origin().queue().isPresent() ? "" : ", invoked directly")
                + (quarantined.origin().redriven() > 0
                        ? ", redriven " + quarantined.origin().redriven() + " times"
                        : "")
                + ": "
                + quarantined.reason());
        if (bodies) {
            out.quote(quarantined.body());
        }
    }
}
