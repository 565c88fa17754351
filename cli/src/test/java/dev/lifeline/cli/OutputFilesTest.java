package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A file that a command cannot write is refused in one line before the command begins its work. */
class OutputFilesTest {
    private static final String EVENT =
            Console.ROOT.resolve("events/exit-1-fargate.json").toString();

    /** Without the option. Nobody answers at the endpoint, so work that began would end otherwise. */
    private static final Map<String, List<String>> WRITING = Map.of(
            "lifeline explain --html",
            List.of("explain", "etl", "--stack=prod", "--endpoint-url=http://127.0.0.1:1"),
            "lifeline policy test --html",
            List.of("policy", "test", "default", "--events=" + EVENT),
            "lifeline demo --report",
            List.of("demo", "--speed=1"),
            "lifeline local --events",
            List.of("local", "--port=0", "--services-port=0"));

    @TempDir
    private Path folder = Path.of("");

    private static Stream<String> writing(CommandSpec command) {
        return Stream.concat(
                command.options().stream()
                        .filter(option -> says(option, "write ") || says(option, "append each"))
                        .map(option -> command.qualifiedName() + " " + option.longestName()),
                command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(OutputFilesTest::writing));
    }

    private static boolean says(OptionSpec option, String words) {
        return String.join(" ", option.description()).contains(words);
    }

    @Test
    void every_option_that_names_such_a_file_is_tried() {
        assertThat(writing(Main.commandLine().getCommandSpec()).distinct())
                .containsExactlyInAnyOrderElementsOf(WRITING.keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_place_that_cannot_be_is_refused_in_one_line_before_the_work() {
        Path none = folder.resolve("none");
        Map<String, Function<String, String>> places = Map.of(
                none.resolve("x.html").toString(),
                option -> option + ": there is no folder " + none + "; make it, or name another file\n",
                folder.toString(),
                option -> option + ": " + folder + " is a folder; name a file\n",
                "x\0",
                option -> option + ": x\\u0000 is not the name of a file\n");
        return WRITING.entrySet().stream()
                .flatMap(command -> places.entrySet().stream()
                        .map(place -> DynamicTest.dynamicTest(command.getKey() + "=" + place.getKey(), () -> {
                            String option =
                                    command.getKey().substring(command.getKey().lastIndexOf(' ') + 1);
                            assertThat(Console.lifeline(Stream.concat(
                                                    command.getValue().stream(),
                                                    Stream.of(option + "=" + place.getKey()))
                                            .toArray()))
                                    .isEqualTo(
                                            new Console(2, "", place.getValue().apply(option)));
                        })));
    }
}
