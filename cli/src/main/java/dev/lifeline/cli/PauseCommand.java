package dev.lifeline.cli;

import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.lifecycle.guard.Paused;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Throws the switch that holds every launch and every stop. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Holds every launch and every stop of a task, from within five seconds until resume. Events are "
                + "still heard, and decisions still made.")
final class PauseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REASON", description = "why; whoever looks at a run sees it")
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
                TableJsons::of,
                paused -> "paused since " + paused.since() + ": " + paused.reason(),
                ""));
    }
}
