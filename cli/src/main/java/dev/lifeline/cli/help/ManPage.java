package dev.lifeline.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command as a page of the manual, in the macros of man(7). */
record ManPage(CommandSpec command) {
    /** {@code lifeline-policy-put}. */
    String name() {
        return command.qualifiedName("-");
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(".TH " + name().toUpperCase(Locale.ROOT) + " 1 \"\" \"lifeline\" \"Lifeline\"");
        lines.add(".SH NAME");
        lines.add(escaped(name()) + " \\- " + escaped(CommandTree.summary(command)));
        lines.add(".SH SYNOPSIS");
        lines.add(".B " + escaped(command.qualifiedName()));
        lines.add(escaped(synopsis()));
        lines.add(".SH DESCRIPTION");
        for (String sentence : command.usageMessage().description()) {
            lines.add(escaped(CommandTree.text(new String[] {sentence}).strip()));
        }
        arguments(lines);
        section(
                lines,
                ".SH COMMANDS",
                CommandTree.children(command).flatMap(child -> entry(child.name(), CommandTree.summary(child))));
        lines.add(".SH SEE ALSO");
        lines.add(escaped(seeAlso()));
        return lines;
    }

    private void arguments(List<String> lines) {
        section(
                lines,
                ".SH ARGUMENTS",
                command.positionalParameters().stream()
                        .flatMap(each -> entry(each.paramLabel(), CommandTree.text(each.description()))));
        section(
                lines,
                ".SH OPTIONS",
                CommandTree.options(command).stream()
                        .flatMap(each -> entry(names(each), CommandTree.text(each.description()))));
    }

    private static void section(List<String> lines, String title, Stream<String> content) {
        List<String> all = content.toList();
        if (!all.isEmpty()) {
            lines.add(title);
            lines.addAll(all);
        }
    }

    private static Stream<String> entry(String term, String meaning) {
        return Stream.of(".TP", ".B " + escaped(term), escaped(meaning));
    }

    private static String names(OptionSpec option) {
        return String.join(", ", option.names()) + (CommandTree.hasValue(option) ? " " + option.paramLabel() : "");
    }

    private String synopsis() {
        String parameters = command.positionalParameters().stream()
                .map(each -> each.arity().min() > 0 ? each.paramLabel() : "[" + each.paramLabel() + "]")
                .collect(Collectors.joining(" "));
        return (command.subcommands().isEmpty() ? "[OPTION]... " : "[OPTION]... COMMAND ") + parameters;
    }

    private String seeAlso() {
        Stream<String> above = command.parent() == null
                ? Stream.empty()
                : Stream.of(command.parent().qualifiedName("-"));
        Stream<String> below = CommandTree.children(command).map(child -> child.qualifiedName("-"));
        return Stream.concat(above, below).map(page -> page + "(1)").collect(Collectors.joining(", "));
    }

    /** A line that begins with a dot or a quote would be a macro, and a plain hyphen may be broken. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
