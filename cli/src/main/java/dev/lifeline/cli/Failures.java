package dev.lifeline.cli;

import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.FunctionRefusal;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.local.script.BrokenScriptException;
import dev.lifeline.local.template.TemplateException;
import java.net.BindException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command that fails prints, and its exit code. */
final class Failures {
    private Failures() {}

    /** An expected failure is one line per problem. Anything else is a bug and prints its stack trace. */
    static int execution(Exception failure, CommandLine command, ParseResult parsed) {
        Printer err = Printer.err(command);
        Optional<ExitStatus> expected = status(failure);
        if (expected.isEmpty() || isDebug(command)) {
            err.trace(failure);
        }
        expected.ifPresent(status -> lines(failure).forEach(err::line));
        return expected.orElse(ExitStatus.NOT_AS_WANTED).code();
    }

    private static Stream<String> lines(Exception failure) {
        return switch (failure) {
            case BrokenScriptException broken -> broken.problems().stream().map(Object::toString);
            case FunctionRefusal refusal -> refusal.lines().stream();
            default -> Stream.of(String.valueOf(failure.getMessage()));
        };
    }

    private static Optional<ExitStatus> status(Exception failure) {
        return switch (failure) {
            case WrongInput wrong -> Optional.of(ExitStatus.WRONG_INPUT);
            case BrokenScriptException broken -> Optional.of(ExitStatus.WRONG_INPUT);
            case TemplateException broken -> Optional.of(ExitStatus.WRONG_INPUT);
            case CommandFailed failed -> Optional.of(ExitStatus.NOT_AS_WANTED);
            case FunctionRefusal refusal ->
                Optional.of(
                        switch (refusal.kind()) {
                            case INVALID, NO_SUCH_RUN -> ExitStatus.WRONG_INPUT;
                            case STATE -> ExitStatus.NOT_AS_WANTED;
                        });
            default ->
                failure.getCause() instanceof BindException ? Optional.of(ExitStatus.WRONG_INPUT) : Optional.empty();
        };
    }

    private static boolean isDebug(CommandLine command) {
        OptionSpec debug = command.getCommandSpec().findOption("--debug");
        return debug != null && Boolean.TRUE.equals(debug.getValue());
    }

    /** Two lines: the problem, and where the usage is. */
    static int usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        Printer err = Printer.err(command);
        err.line(problem(wrong));
        err.line(command.getCommandSpec().qualifiedName() + " --help shows the usage");
        return ExitStatus.WRONG_INPUT.code();
    }

    private static String problem(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched().getFirst(), wrong.getCommandLine())
                : String.valueOf(wrong.getMessage());
    }

    /** An unknown option or command with the likely one, or else one argument too many. */
    private static String unmatched(String word, CommandLine command) {
        Set<String> commands = command.getSubcommands().keySet();
        if (word.startsWith("-")) {
            return "unknown option " + word
                    + meant(
                            word.split("=", 2)[0],
                            command.getCommandSpec().optionsMap().keySet());
        }
        return commands.isEmpty()
                ? "one argument too many: " + word
                : "unknown command " + word + meant(word, commands);
    }

    private static String meant(String word, Set<String> known) {
        return Spelling.meant(word, known)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }
}
