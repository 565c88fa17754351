package dev.lifeline.cli.queues;

import dev.lifeline.cli.output.CountText;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists quarantined messages. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists quarantined messages, each with its reason, oldest first.")
public final class QuarantineCommand implements Callable<Integer> {
    @Option(names = "--bodies", description = "also show the messages; they may hold secrets")
    private boolean bodies;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.withTable(access -> stack.output()
                .show(
                        access.quarantined().all(),
                        quarantined -> QueueJson.of(quarantined, bodies),
                        this::show,
                        "nothing is quarantined"));
    }

    private void show(Printer out, QuarantinedMessage quarantined) {
        out.line(quarantined.id() + " since " + MomentText.second(quarantined.at()) + ", of "
                + quarantined.origin().function()
                + (quarantined.origin().queue().isPresent() ? "" : ", invoked directly")
                + (quarantined.origin().redriven() > 0
                        ? ", redriven " + CountText.of(quarantined.origin().redriven(), "time")
                        : "")
                + ": "
                + quarantined.reason());
        if (bodies) {
            out.quote(quarantined.body());
        }
    }
}
