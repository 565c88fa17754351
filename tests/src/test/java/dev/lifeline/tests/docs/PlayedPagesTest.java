package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeline.tests.Repository;
import dev.lifeline.tests.docs.PlayedPage.PageCommand;
import dev.lifeline.tests.docs.PlayedPage.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what pages say, command by command, and compares what they print. */
@Isolated("where the command finds the local cloud is a system property")
class PlayedPagesTest {
    /** What a reader repeats until it shows what has happened meanwhile. */
    private static final Set<String> REPEATED = Set.of("ps", "describe", "explain", "logs", "quarantine", "delete");

    private static final int MOST_REPETITIONS = 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local.md", "tutorial/first-policy.md", "how-to/do-not-run-twice.md"})
    @Tag("long")
    void every_command_of_the_page_prints_what_the_page_says(String page) throws IOException, InterruptedException {
        assumeTrue(PageShell.hasAwsCommand(), "the AWS CLI is installed");
        PlayedPage played =
                PlayedPage.of(Files.readString(Repository.ROOT.resolve("docs").resolve(page)));
        assertThat(played.steps()).hasSizeGreaterThan(3);
        try (PageShell shell = new PageShell(folder)) {
            for (PlayedPage.PageStep step : played.steps()) {
                switch (step) {
                    case WrittenFile file -> Files.writeString(folder.resolve(file.name()), file.text());
                    case PageCommand command -> check(command, run(shell, command));
                }
            }
        }
    }

    @Test
    void files_and_commands_of_a_page_are_found_in_their_order() {
        assertThat(PlayedPage.of("""
                        Write `one.yaml`:

                        ```yaml
                        name: one
                        ```

                        ```console
                        $ ./lifeline policy put one.yaml
                        one@1 is new
                        $ ./lifeline ps
                        ```

                        ```yaml
                        name: no file of the reader
                        ```
                        """).steps())
                .containsExactly(
                        new WrittenFile("one.yaml", "name: one\n"),
                        new PageCommand("./lifeline policy put one.yaml", List.of("one@1 is new")),
                        new PageCommand("./lifeline ps", List.of()));
    }

    private static void check(PageCommand command, String output) {
        assertThat(command.printed())
                .as(command.line() + " printed\n" + output)
                .allSatisfy(expected ->
                        assertThat(isPrinted(expected, output)).as(expected).isTrue());
    }

    private static String run(PageShell shell, PageCommand command) throws IOException, InterruptedException {
        boolean repeated = REPEATED.stream().anyMatch(name -> command.line().startsWith("./lifeline " + name));
        String output = shell.run(command.line());
        for (int again = 0; repeated && again < MOST_REPETITIONS && !shows(command, output); again++) {
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
}
