package dev.lifeline.cli.status;

import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.lifecycle.guard.Paused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The switch that holds every launch and every stop. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = {
            "Holds every launch and every stop of a task, within five seconds and until pause --off. Events still "
                    + "arrive, and decisions are still made.",
            "After --off, held calls are made within two minutes. To hold one run, use suspend."
        })
public final class PauseCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Switch to = new Switch();

    @Mixin
    private StackOptions stack = new StackOptions();

    private static final class Switch {
        @Option(names = "--reason", required = true, description = "why; shown with every run")
        private String reason = "";

        @Option(names = "--off", description = "end the pause")
        private boolean off;
    }

    @Override
    public Integer call() {
        if (!to.off && to.reason.isBlank()) {
            throw new WrongInput("--reason: say why, so that others know when to end the pause");
        }
        return stack.withTable(access -> {
            PauseSwitch paused = new PauseSwitch(access.registers());
            return to.off ? end(paused) : begin(paused);
        });
    }

    private int begin(PauseSwitch paused) {
        return stack.output()
                .print(
                        List.of(paused.pause(
                                new Paused(to.reason.strip(), stack.clock().instant()))),
                        GuardJson::of,
                        since -> "paused since " + MomentText.second(since.since()) + ": " + since.reason(),
                        "");
    }

    private int end(PauseSwitch paused) {
        Optional<Paused> ended = paused.resume();
        return stack.output()
                .print(
                        List.of(ended),
                        GuardJson::ofEnd,
                        was -> was.map(since -> "no longer paused; it was since " + MomentText.second(since.since())
                                        + ": " + since.reason())
                                .orElse("nothing was paused"),
                        "");
    }
}
