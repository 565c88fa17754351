package dev.lifeline.cli.control;

import dev.lifeline.cli.control.ControlCall.ControlAction;
import dev.lifeline.cli.runs.RunArgument;
import dev.lifeline.cli.stack.StackOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a suspension. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Ends the suspension of a run: what is due happens at once.",
            "To end a pause of the whole stack, use pause --off."
        })
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.use(open -> ControlCall.print(
                stack.output(),
                new ControlCall(open.functions(), run.name()).apply(ControlAction.RESUME, request -> {}),
                "is resumed"));
    }
}
