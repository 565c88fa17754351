package dev.lifeline.cli.control;

import dev.lifeline.cli.control.ControlCall.ControlAction;
import dev.lifeline.cli.control.ControlCall.ControlledRun;
import dev.lifeline.cli.runs.RunArgument;
import dev.lifeline.cli.stack.StackOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a run. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Ends a run: its task is stopped, no further attempt begins, and the result is STOPPED.",
            "The run ends when its task has stopped, or at once with --now. An ended run is unchanged."
        })
public final class StopCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--reason", description = "why; kept with the run (default: ${DEFAULT-VALUE})")
    private String reason = "stopped with lifeline stop";

    @Option(names = "--now", description = "settle the run at once, without waiting for its task")
    private boolean now;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.use(open -> {
            ControlledRun answer = new ControlCall(open.functions(), run.name())
                    .apply(
                            ControlAction.STOP,
                            request -> request.put("reason", reason).put("atOnce", now));
            return ControlCall.print(
                    stack.output(),
                    answer,
                    answer.after().hasEnded() ? "is stopped" : "is being stopped; it ends when its task has stopped");
        });
    }
}
