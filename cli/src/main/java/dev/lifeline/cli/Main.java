package dev.lifeline.cli;

import dev.lifeline.cli.control.DeleteCommand;
import dev.lifeline.cli.control.RerunCommand;
import dev.lifeline.cli.control.ResumeCommand;
import dev.lifeline.cli.control.StopCommand;
import dev.lifeline.cli.control.SuspendCommand;
import dev.lifeline.cli.demo.DemoCommand;
import dev.lifeline.cli.demo.LocalCommand;
import dev.lifeline.cli.help.CompletionCommand;
import dev.lifeline.cli.help.ManCommand;
import dev.lifeline.cli.launch.RunCommand;
import dev.lifeline.cli.launch.WaitCommand;
import dev.lifeline.cli.logs.LogsCommand;
import dev.lifeline.cli.policy.PolicyCommand;
import dev.lifeline.cli.queues.QuarantineCommand;
import dev.lifeline.cli.queues.RedriveCommand;
import dev.lifeline.cli.replay.ReplayCommand;
import dev.lifeline.cli.runs.DescribeCommand;
import dev.lifeline.cli.runs.ExplainCommand;
import dev.lifeline.cli.runs.PsCommand;
import dev.lifeline.cli.stack.StacksCommand;
import dev.lifeline.cli.status.PauseCommand;
import dev.lifeline.cli.status.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code lifeline} command. Exit codes: 0 for success, 1 for an unexpected outcome, 2 for invalid input. */
@Command(
        name = "lifeline",
        description = "A serverless lifecycle controller for Amazon ECS tasks.",
        mixinStandardHelpOptions = true,
        version = "lifeline 0.1.0-SNAPSHOT",
        subcommands = {
            RunCommand.class,
            WaitCommand.class,
            PsCommand.class,
            DescribeCommand.class,
            ExplainCommand.class,
            LogsCommand.class,
            StopCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            RerunCommand.class,
            DeleteCommand.class,
            PolicyCommand.class,
            StatusCommand.class,
            PauseCommand.class,
            QuarantineCommand.class,
            RedriveCommand.class,
            StacksCommand.class,
            DemoCommand.class,
            LocalCommand.class,
            ReplayCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Deliberate: the emulator's threads outlive their use.
        System.exit(commandLine().execute(arguments));
    }

    /** The command, for execution without ending the process. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Failures::execution)
                .setParameterExceptionHandler((wrong, typed) -> Failures.usage(wrong))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
