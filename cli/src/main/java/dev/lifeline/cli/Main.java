package dev.lifeline.cli;

import dev.lifeline.cli.demo.DemoCommand;
import dev.lifeline.cli.demo.LocalCommand;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.policy.PolicyCommand;
import dev.lifeline.cli.queues.QuarantineCommand;
import dev.lifeline.cli.queues.RedriveCommand;
import dev.lifeline.cli.replay.ReplayCommand;
import dev.lifeline.cli.runs.ExplainCommand;
import dev.lifeline.cli.runs.PsCommand;
import dev.lifeline.cli.status.PauseCommand;
import dev.lifeline.cli.status.ResumeCommand;
import dev.lifeline.cli.status.StatusCommand;
import dev.lifeline.local.script.BrokenScriptException;
import dev.lifeline.local.template.TemplateException;
import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The {@code lifeline} command. Exit codes: 0 for success, 1 for an unexpected outcome, 2 for invalid input. */
@Command(
        name = "lifeline",
        description = "A serverless lifecycle controller for Amazon ECS tasks.",
        mixinStandardHelpOptions = true,
        version = "lifeline 0.1.0-SNAPSHOT",
        subcommands = {
            DemoCommand.class,
            LocalCommand.class,
            ReplayCommand.class,
            PolicyCommand.class,
            ExplainCommand.class,
            PsCommand.class,
            StatusCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            QuarantineCommand.class,
            RedriveCommand.class
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
                .setExecutionExceptionHandler(wrongInput())
                .setParameterExceptionHandler((wrong, typed) -> wrongCommand(wrong))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Invalid input is reported in one sentence per problem. Anything else is a bug and prints its stack trace. */
    static IExecutionExceptionHandler wrongInput() {
        return (failure, commandLine, parsed) -> {
            Printer err = Printer.err(commandLine);
            if (!isInput(failure)) {
                err.trace(failure);
                return ExitStatus.NOT_AS_WANTED.code();
            }
            switch (failure) {
                case BrokenScriptException broken -> broken.problems().forEach(problem -> err.line(problem.toString()));
                default -> err.line(String.valueOf(failure.getMessage()));
            }
            return ExitStatus.WRONG_INPUT.code();
        };
    }

    /** Like picocli's own handler, which would print the user's input unescaped. */
    private static int wrongCommand(ParameterException wrong) {
        Printer err = Printer.err(wrong.getCommandLine());
        err.line(String.valueOf(wrong.getMessage()));
        err.help(wrong);
        return ExitStatus.WRONG_INPUT.code();
    }

    private static boolean isInput(Exception failure) {
        return failure instanceof WrongInput
                || failure instanceof BrokenScriptException
                || failure instanceof TemplateException
                || failure.getCause() instanceof BindException;
    }
}
