package dev.lifeline.cli.status;

import dev.lifeline.cli.table.TableOptions;
import dev.lifeline.controller.guard.PauseSwitch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns the switch off. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Ends a pause. Held calls are made within two minutes.")
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        return table.use(access -> table.print(
                new PauseSwitch(access.registers()).resume().stream().toList(),
                GuardJson::of,
                paused -> "resumed; paused since " + paused.since() + ": " + paused.reason(),
                "nothing was paused"));
    }
}
