package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command and option is in the completion of each shell, and in the manual. */
class HelpTest {
    @TempDir
    private static Path folder;

    private static Stream<CommandSpec> all(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(HelpTest::all));
    }

    private static Stream<CommandSpec> commands() {
        return all(Main.commandLine().getCommandSpec());
    }

    @TestFactory
    Stream<DynamicTest> the_manual_has_a_page_with_all_options_of_each_command() throws IOException {
        assertThat(Shell.run("man", folder.toString()).out()).endsWith(" pages in " + folder.resolve("man1"));
        return commands()
                .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> {
                    String page = Files.readString(folder.resolve("man1").resolve(command.qualifiedName("-") + ".1"));
                    assertThat(page).startsWith(".TH ").contains(".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION");
                    for (OptionSpec option : command.options()) {
                        assertThat(page).contains(option.longestName().replace("-", "\\-"));
                    }
                    command.subcommands()
                            .keySet()
                            .forEach(name -> assertThat(page).contains(".B " + name));
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_shell_completes_every_command_and_option() {
        return Stream.of("bash", "zsh", "fish")
                .map(shell -> DynamicTest.dynamicTest(shell, () -> {
                    String script = Shell.run("completion", shell).out();
                    commands().forEach(command -> {
                        assertThat(script).as(shell).contains(command.name());
                        command.options()
                                .forEach(option -> assertThat(script)
                                        .as(shell + ": " + command.qualifiedName())
                                        .contains(
                                                shell.equals("fish")
                                                        ? " -l "
                                                                + option.longestName()
                                                                        .substring(2) + " "
                                                        : option.longestName()));
                    });
                }));
    }

    @Test
    void help_is_found_for_each_command_and_an_error_of_usage_is_two_lines() {
        assertThat(Shell.run("help", "run").out())
                .startsWith("Usage: lifeline run ")
                .contains("--task-definition");
        assertThat(Shell.run("stop"))
                .isEqualTo(new Shell(2, "", "Missing required parameter: 'RUN'\nlifeline stop --help shows the usage"));
        assertThat(Shell.run("stopp", "nightly"))
                .isEqualTo(new Shell(
                        2, "", "unknown command stopp; did you mean stop?\nlifeline --help shows the" + " usage"));
        assertThat(Shell.run())
                .isEqualTo(new Shell(2, "", "Missing required subcommand\nlifeline --help shows the usage"));
    }
}
