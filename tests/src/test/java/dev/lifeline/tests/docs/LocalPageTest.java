package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Does what docs/local.md says, command by command, and compares what they print. */
@Isolated("where the command finds the local cloud is a system property")
class LocalPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```(console|yaml)\\n(.*?)```");
    private static final Pattern NAMED = Pattern.compile("Write `([a-z.]+)`|policy put ([a-z.]+)");

    /** What may be asked again until it shows what has happened meanwhile. */
    private static final Set<String> QUESTIONS = Set.of("ps", "describe", "explain", "logs", "quarantine");

    private static final int MOST_QUESTIONS = 100;

    @TempDir
    private Path folder;

    private record PageCommand(String line, List<String> printed) {}

    @Test
    @Tag("long")
    void every_command_of_the_page_prints_what_the_page_says() throws IOException, InterruptedException {
        assumeTrue(PageShell.hasAwsCommand(), "the AWS CLI is installed");
        String page = Files.readString(Repository.ROOT.resolve("docs/local.md"));
        writeFiles(page);
        try (PageShell shell = new PageShell(folder)) {
            for (PageCommand command : commands(page)) {
                String output = run(shell, command);
                assertThat(command.printed())
                        .as(command.line() + " printed\n" + output)
                        .allSatisfy(expected -> assertThat(isPrinted(expected, output))
                                .as(expected)
                                .isTrue());
            }
        }
    }

    private static String run(PageShell shell, PageCommand command) throws IOException, InterruptedException {
        boolean question = QUESTIONS.stream().anyMatch(name -> command.line().startsWith("./lifeline " + name));
        String output = shell.run(command.line());
        for (int again = 0; question && again < MOST_QUESTIONS && !shows(command, output); again++) {
            output = shell.run(command.line());
        }
        return output;
    }

    private static boolean shows(PageCommand command, String output) {
        return command.printed().stream().allMatch(expected -> isPrinted(expected, output));
    }

    /** "…" stands for anything, and so does the width of a column. */
    private static boolean isPrinted(String expected, String output) {
        String pattern = Stream.of(expected.strip().split("…", -1))
                .map(part ->
                        Stream.of(part.split("\\s+", -1)).map(Pattern::quote).reduce((a, b) -> a + "\\s+" + b))
                .map(part -> part.orElse(""))
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow();
        return output.lines()
                .anyMatch(line -> Pattern.compile(pattern).matcher(line).find());
    }

    private static List<PageCommand> commands(String page) {
        List<PageCommand> commands = new ArrayList<>();
        BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("console"))
                .forEach(block -> block.group(2).lines().forEach(line -> {
                    if (line.startsWith("$ ")) {
                        commands.add(new PageCommand(line.substring(2), new ArrayList<>()));
                    } else {
                        commands.getLast().printed().add(line);
                    }
                }));
        return commands;
    }

    /** The YAML blocks, each under the name that the page gives it. */
    private void writeFiles(String page) throws IOException {
        List<String> names = NAMED.matcher(page)
                .results()
                .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                .toList();
        List<String> contents = BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("yaml"))
                .map((MatchResult block) -> block.group(2))
                .toList();
        assertThat(contents).hasSameSizeAs(names);
        for (int file = 0; file < names.size(); file++) {
            Files.writeString(folder.resolve(names.get(file)), contents.get(file));
        }
    }
}
