package dev.lifeline.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli does not generate. */
final class FishCompletion {
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    static List<String> of(CommandSpec root) {
        FishCompletion fish = new FishCompletion(root.name());
        return CommandTree.all(root)
                .flatMap(command -> fish.lines(command, condition(command)))
                .toList();
    }

    private Stream<String> lines(CommandSpec command, String condition) {
        List<String> lines = new ArrayList<>();
        CommandTree.children(command)
                .forEach(child -> lines.add(
                        line(condition) + " -f -a " + child.name() + " -d " + quoted(CommandTree.summary(child))));
        CommandTree.options(command).forEach(option -> lines.add(line(condition) + option(option)));
        return lines.stream();
    }

    private String line(String condition) {
        return "complete -c " + program + " -n " + quoted(condition);
    }

    private static String option(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String values = option.completionCandidates() == null
                ? ""
                : " -f -a "
                        + quoted(StreamSupport.stream(
                                        option.completionCandidates().spliterator(), false)
                                .collect(Collectors.joining(" ")));
        return names + (CommandTree.hasValue(option) ? " -r" : "") + values + " -d "
                + quoted(CommandTree.text(option.description()));
    }

    /** Below {@code policy put}, both words were typed; below {@code policy}, none of its commands. */
    private static String condition(CommandSpec command) {
        List<String> typed = new ArrayList<>();
        for (CommandSpec each = command; each.parent() != null; each = each.parent()) {
            typed.addFirst("__fish_seen_subcommand_from " + each.name());
        }
        String below = CommandTree.children(command).map(CommandSpec::name).collect(Collectors.joining(" "));
        if (typed.isEmpty()) {
            return "__fish_use_subcommand";
        }
        if (!below.isEmpty()) {
            typed.add("not __fish_seen_subcommand_from " + below);
        }
        return String.join("; and ", typed);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
