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
import dev.lifeline.cli.web.ConsoleCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code lifeline} command. Exit codes: 0 for success, 1 for an unexpected outcome, 2 for invalid input. */
@Command(
        name = "lifeline",
        description = "A serverless lifecycle controller for Amazon ECS tasks.",
        mixinStandardHelpOptions = true,
        version = "lifeline 0.1.0-SNAPSHOT")
public final class Main {
    /** In the order of the usage: runs, then the stack, then this machine. */
    private static final List<String> COMMANDS = List.of(
            "run",
            "wait",
            "ps",
            "describe",
            "explain",
            "logs",
            "stop",
            "suspend",
            "resume",
            "rerun",
            "delete",
            "policy",
            "console",
            "status",
            "pause",
            "quarantine",
            "redrive",
            "stacks",
            "demo",
            "local",
            "replay",
            "completion",
            "man",
            "help");

    /** They show all commands. */
    private static final Set<String> ABOUT_ALL = Set.of("completion", "man", "help");

    private Main() {}

    public static void main(String[] arguments) {
        // Deliberate: the emulator's threads outlive their use.
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** The command, for execution without ending the process. */
    public static CommandLine commandLine() {
        return with(COMMANDS);
    }

    /** With only the command that is called, if that is enough: making all of them takes longer than most work. */
    private static CommandLine commandLine(String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("--version")) {
            return with(List.of());
        }
        return COMMANDS.contains(first) && !ABOUT_ALL.contains(first) ? with(List.of(first)) : commandLine();
    }

    private static CommandLine with(List<String> names) {
        CommandLine all = new CommandLine(new Main());
        names.forEach(name -> all.addSubcommand(name, command(name)));
        return all.setExecutionExceptionHandler(Failures::execution)
                .setParameterExceptionHandler((wrong, typed) -> Failures.usage(wrong))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** A class is loaded only when its command is called. */
    private static Class<?> command(String name) {
        return switch (name) {
            case "run" -> RunCommand.class;
            case "wait" -> WaitCommand.class;
            case "ps" -> PsCommand.class;
            case "describe" -> DescribeCommand.class;
            case "explain" -> ExplainCommand.class;
            case "logs" -> LogsCommand.class;
            case "stop" -> StopCommand.class;
            case "suspend" -> SuspendCommand.class;
            case "resume" -> ResumeCommand.class;
            case "rerun" -> RerunCommand.class;
            case "delete" -> DeleteCommand.class;
            case "policy" -> PolicyCommand.class;
            case "console" -> ConsoleCommand.class;
            case "status" -> StatusCommand.class;
            case "pause" -> PauseCommand.class;
            case "quarantine" -> QuarantineCommand.class;
            case "redrive" -> RedriveCommand.class;
            case "stacks" -> StacksCommand.class;
            case "demo" -> DemoCommand.class;
            case "local" -> LocalCommand.class;
            case "replay" -> ReplayCommand.class;
            case "completion" -> CompletionCommand.class;
            case "man" -> ManCommand.class;
            case "help" -> HelpCommand.class;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
