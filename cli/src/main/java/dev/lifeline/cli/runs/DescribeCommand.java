package dev.lifeline.cli.runs;

import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.answer.RunText;
import dev.lifeline.cli.stack.StackOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows all that is known of a run. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description =
                "Shows where a run stands and why, its attempts, their tasks and logs, and links to the AWS console.")
public final class DescribeCommand implements Callable<Integer> {
    @Mixin
    private RunArgument run = new RunArgument();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.use(open -> stack.output()
                .show(
                        List.of(NamedRun.describe(open.functions(), run.name())),
                        RunAnswer::json,
                        (out, found) -> RunText.block(found).forEach(out::line),
                        ""));
    }
}
