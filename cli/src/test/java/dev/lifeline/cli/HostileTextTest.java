package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.cli.demo.ProgressBoard;
import dev.lifeline.cli.demo.ProgressLines;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.Screens;
import dev.lifeline.cli.output.TerminalText;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** Every command with names, reasons and files that try to take over the terminal. */
@Isolated("it sets properties of the whole JVM")
class HostileTextTest {
    private static final String HOSTILE = HostileStack.HOSTILE;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private HostileStack stack;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("lifeline.home", Console.ROOT.toString());
        stack = new HostileStack();
    }

    @AfterEach
    void close() {
        stack.close();
        System.clearProperty("lifeline.home");
    }

    private static Stream<String> commands(String path, CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(path)
                : command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> commands((path + " " + sub.getKey()).strip(), sub.getValue()));
    }

    private Shell run(String command, List<String> given, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(given);
        all.addAll(List.of(more));
        boolean tabled = !List.of(
                        "demo", "local", "replay", "policy validate", "policy schema", "completion", "man", "help")
                .contains(command);
        if (tabled && !given.contains("--endpoint-url")) {
            all.addAll(List.of("--endpoint-url", stack.uri().toString()));
        }
        return Shell.run(all.toArray(String[]::new));
    }

    private static void isHarmless(String what, String output) {
        // Tabs stay in texts that are to be used again.
        assertThat(output.replace('\t', ' ')
                        .lines()
                        .filter(line -> line.codePoints().anyMatch(TerminalText::isActive)))
                .as(what)
                .isEmpty();
        assertThat(output.lines().filter(line -> line.startsWith("FORGED")))
                .as(what)
                .isEmpty();
    }

    @Test
    void every_command_is_driven() throws IOException {
        assertThat(commands("", Main.commandLine()).toList())
                .as("the commands that this test gives hostile texts to")
                .hasSameElementsAs(
                        new TreeSet<>(new HostileInputs(folder).byCommand().keySet()));
    }

    @Test
    void no_command_prints_a_character_that_a_terminal_acts_upon_or_a_line_of_somebody_else() throws IOException {
        StringBuilder everything = new StringBuilder();
        for (Map.Entry<String, List<List<String>>> command :
                new HostileInputs(folder).byCommand().entrySet()) {
            for (List<String> given : command.getValue()) {
                for (String[] more :
                        new String[][] {{}, {"--output", "json"}, {"--output", "yaml"}, {"--" + HOSTILE}}) {
                    if (command.getKey().equals("redrive") && given.contains("--drop") && more.length == 0) {
                        continue; // once is enough: with --output json it would be deleted
                    }
                    Shell shell = run(command.getKey(), given, more);
                    String what = command.getKey() + " " + given + " " + List.of(more);
                    isHarmless(what, shell.out().replace("\tat ", "    at "));
                    isHarmless(what, shell.err().replace("\tat ", "    at "));
                    everything.append(shell.out()).append(shell.err());
                }
            }
        }
        assertThat(everything.toString()).contains("app\\u001b[2J\\u009b31m", "\\nFORGED", "\\u202e");
    }

    @Test
    void what_is_escaped_in_JSON_is_read_back_as_it_was() throws IOException {
        JsonNode explained =
                JSON.readTree(run("explain", List.of("etl"), "--output", "json").out());
        assertThat(explained.findValuesAsText("reason")).anyMatch(reason -> reason.contains(HOSTILE));
    }

    @Test
    void neither_board_nor_timeline_shows_a_hostile_text_raw() {
        Scenario scenario = ScenarioReader.read(Console.ROOT.resolve("local/scenarios/01-success.yaml"))
                .getFirst();
        Function<Printer, ProgressBoard> board = out -> new ProgressBoard(List.of(scenario), Screens.of(out, 80, 24));
        Function<Printer, ProgressLines> lines = ProgressLines::new;
        for (Function<Printer, ? extends dev.lifeline.local.scenario.ScenarioListener> audience :
                List.of(board, lines)) {
            StringWriter written = new StringWriter();
            Printer out = Printer.out(Main.commandLine().setOut(new PrintWriter(written, true)));
            Decision launch = HostileStack.launch();
            audience.apply(out)
                    .decided(
                            Duration.ZERO,
                            launch.run().id(),
                            new Decision(
                                    launch.outcome(),
                                    launch.run(),
                                    launch.effects(),
                                    launch.explanation().and(HOSTILE)));
            isHarmless("audience", written.toString().replaceAll("\u001b\\[[0-9]*[mKAJH]|\r", ""));
        }
    }
}
