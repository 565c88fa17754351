package dev.lifeline.cli.control;

import dev.lifeline.cli.control.ControlCall.ControlAction;
import dev.lifeline.cli.runs.RunArgument;
import dev.lifeline.cli.stack.StackOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a run. */
@Command(
        name = "suspend",
        mixinStandardHelpOptions = true,
        description = {
            "Holds a run: no further attempt begins until resume. A running task continues.",
            "A run that is not resumed ends after 14 days."
        })
public final class SuspendCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--reason", description = "why; kept with the run (default: ${DEFAULT-VALUE})")
    private String reason = "suspended with lifeline suspend";

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.use(open -> ControlCall.print(
                stack.output(),
                new ControlCall(open.functions(), run.name())
                        .apply(ControlAction.SUSPEND, request -> request.put("reason", reason)),
                "is suspended"));
    }
}
