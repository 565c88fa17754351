package dev.lifeline.tests.docs;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.lifeline.cli.Main;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands and their options, as the command line itself declares them. */
final class CommandSections {
    /** An option of so many commands is described once. */
    private static final int COMMON = 3;

    /** A row of a table. */
    private record Argument(String name, String meaning) {}

    private CommandSections() {}

    static String commands() {
        List<CommandSpec> commands =
                leaves(Main.commandLine()).map(CommandLine::getCommandSpec).toList();
        Map<Argument, Long> uses = commands.stream()
                .flatMap(command -> options(command).stream())
                .collect(groupingBy(option -> option, LinkedHashMap::new, counting()));
        List<Argument> common = uses.entrySet().stream()
                .filter(used -> used.getValue() >= COMMON)
                .map(Map.Entry::getKey)
                .toList();
        List<String> sections = new ArrayList<>();
        commands.forEach(command -> sections.add(section(command, common)));
        sections.add("## Common options\n\n" + table(common));
        return String.join("\n\n", sections);
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().distinct().flatMap(CommandSections::leaves);
    }

    private static List<Argument> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .map(option -> new Argument(
                        option.longestName() + (option.arity().max() > 0 ? "=" + option.paramLabel() : ""),
                        String.join(" ", option.description())))
                .toList();
    }

    private static String section(CommandSpec command, List<Argument> common) {
        List<Argument> arguments = new ArrayList<>();
        command.positionalParameters()
                .forEach(argument ->
                        arguments.add(new Argument(argument.paramLabel(), String.join(" ", argument.description()))));
        List<Argument> options = options(command);
        options.stream().filter(option -> !common.contains(option)).forEach(arguments::add);
        List<String> parts = new ArrayList<>();
        parts.add("## `" + command.qualifiedName() + "`");
        parts.add(String.join(" ", command.usageMessage().description()));
        if (!arguments.isEmpty()) {
            parts.add(table(arguments));
        }
        List<String> shared = options.stream()
                .filter(common::contains)
                .map(option -> "`" + option.name().replaceFirst("=.*", "") + "`")
                .toList();
        if (!shared.isEmpty()) {
            parts.add("[Common options](#common-options): " + String.join(", ", shared) + ".");
        }
        return String.join("\n\n", parts);
    }

    private static String table(List<Argument> arguments) {
        MarkdownTable table = new MarkdownTable("argument", "meaning");
        arguments.forEach(argument -> table.row("`" + argument.name() + "`", argument.meaning()));
        return table.toString();
    }
}
