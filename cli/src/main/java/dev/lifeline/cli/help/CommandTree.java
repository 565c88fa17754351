package dev.lifeline.cli.help;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands as they are declared. */
final class CommandTree {
    private CommandTree() {}

    /** The command and all below it. */
    static Stream<CommandSpec> all(CommandSpec command) {
        return Stream.concat(Stream.of(command), children(command).flatMap(CommandTree::all));
    }

    static Stream<CommandSpec> children(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct();
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    static boolean hasValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** The first sentence of what the command does, without its full stop. */
    static String summary(CommandSpec command) {
        return text(command.usageMessage().description())
                .split("(?<=[a-z)])[.:] ", 2)[0]
                .replaceFirst("\\.$", "");
    }

    static String text(String[] description) {
        return String.join(" ", description).replace("%n", " ");
    }
}
