package dev.lifeline.tests.docs;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.lifeline.cli.Main;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands and their options, as the command line itself declares them. */
final class CommandSections {
    /** An option of so many commands is described once. */
    private static final int COMMON = 3;

    private static final Set<String> RUNS =
            Set.of("run", "wait", "ps", "describe", "explain", "logs", "stop", "suspend", "resume", "rerun", "delete");

    /** A row of a table. */
    private record Argument(String name, String meaning) {}

    private CommandSections() {}

    /** The commands about runs. */
    static String runCommands() {
        return sections(specs().filter(CommandSections::isAboutRuns));
    }

    /** All others, and the options that many have. */
    static String commands() {
        return sections(specs().filter(command -> !isAboutRuns(command))) + "\n\n## Common options\n\n"
                + table(common());
    }

    private static boolean isAboutRuns(CommandSpec command) {
        return RUNS.contains(command.name());
    }

    private static Stream<CommandSpec> specs() {
        return leaves(Main.commandLine()).map(CommandLine::getCommandSpec);
    }

    private static List<Argument> common() {
        Map<Argument, Long> uses = specs().flatMap(command -> options(command).stream())
                .collect(groupingBy(option -> option, LinkedHashMap::new, counting()));
        return uses.entrySet().stream()
                .filter(used -> used.getValue() >= COMMON)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String sections(Stream<CommandSpec> commands) {
        List<Argument> common = common();
        return commands.map(command -> section(command, common)).collect(joining("\n\n"));
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
                        String.join(", ", option.names()) + (option.arity().max() > 0 ? "=" + option.paramLabel() : ""),
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
        // %n is a line break of picocli.
        parts.add(String.join(" ", command.usageMessage().description())
                .replace("%n", " ")
                .strip());
        if (!arguments.isEmpty()) {
            parts.add(table(arguments));
        }
        List<String> shared = options.stream()
                .filter(common::contains)
                .map(option -> "`" + option.name().replaceFirst("=.*", "") + "`")
                .toList();
        if (!shared.isEmpty()) {
            parts.add("[Common options](commands.md#common-options): " + String.join(", ", shared) + ".");
        }
        return String.join("\n\n", parts);
    }

    private static String table(List<Argument> arguments) {
        MarkdownTable table = new MarkdownTable("argument", "meaning");
        arguments.forEach(argument -> table.row("`" + argument.name() + "`", argument.meaning()));
        return table.toString();
    }
}
