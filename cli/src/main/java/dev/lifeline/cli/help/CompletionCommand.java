package dev.lifeline.cli.help;

import dev.lifeline.cli.output.Printer;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that completes commands and options in a shell.",
            "bash and zsh: source <(lifeline completion bash); fish: lifeline completion fish | source."
        })
public final class CompletionCommand implements Runnable {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CompletedShell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** The shells that have a completion. */
    enum CompletedShell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void run() {
        CommandSpec root = spec.root();
        lines(root).forEach(Printer.out(spec.commandLine())::source);
    }

    /** picocli's script for bash works in zsh, which it prepares itself. */
    private List<String> lines(CommandSpec root) {
        return switch (shell) {
            case BASH, ZSH ->
                AutoComplete.bash(root.name(), root.commandLine()).lines().toList();
            case FISH -> FishCompletion.of(root);
        };
    }
}
