package dev.lifeline.cli;

import dev.lifeline.controller.guard.PauseSwitch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns the switch off. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Ends a pause. Held calls are made within two minutes.")
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        return table.use(access -> table.print(
                new PauseSwitch(access.registers()).resume().stream().toList(),
                TableJsons::of,
                paused -> "resumed; paused since " + paused.since() + ": " + paused.reason(),
                "nothing was paused"));
    }
}
