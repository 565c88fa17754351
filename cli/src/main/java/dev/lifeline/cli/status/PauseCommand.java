package dev.lifeline.cli.status;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.table.TableOptions;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.lifecycle.guard.Paused;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns on the switch that holds every launch and every stop. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Holds every launch and every stop of a task, within five seconds and until resume. Events still "
                + "arrive, and decisions are still made.")
public final class PauseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REASON", description = "why; shown with every run")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String reason;

    @Mixin
    private TableOptions table = new TableOptions();

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new WrongInput("REASON: say why, so that others know when to resume");
        }
        return table.use(access -> table.print(
                List.of(new PauseSwitch(access.registers())
                        .pause(new Paused(reason.strip(), Clock.systemUTC().instant()))),
                GuardJson::of,
                paused -> "paused since " + paused.since() + ": " + paused.reason(),
                ""));
    }
}
