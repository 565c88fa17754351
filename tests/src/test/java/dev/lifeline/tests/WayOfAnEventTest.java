package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.functions.Wiring;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which files one event crosses between the handler and the table. */
@Isolated("it records which methods of the whole JVM are called")
class WayOfAnEventTest {
    /** Including values, which are separate files. */
    private static final int MOST_FILES = 145;

    @TempDir
    private Path folder;

    @Test
    void the_event_that_a_task_runs_crosses_the_files_that_the_page_lists() throws IOException {
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
                DynamoDbClient client = CallCountScene.client(dynamoDb, new CallCountScene.SentRequests())) {
            Tables.create(
                    client,
                    Template.read(Repository.ROOT.resolve("template.yaml"), Map.of())
                            .tables());
            TestWorld world = new TestWorld(Runs.NOON);
            Wiring wiring = Wired.over(world, CallCountScene.table(world, client, world.records), AdoptionMode.OFF);
            TaskStateChangeHandler function = new TaskStateChangeHandler(wiring);
            List<String> life = CallCountTest.life(CallCountScene.launch(world, wiring));
            CallCountScene.calls(function, life.get(3), new CallCountScene.SentRequests());

            Set<String> files =
                    crossed(() -> CallCountScene.calls(function, life.get(4), new CallCountScene.SentRequests()));
            System.out.println("WayOfAnEventTest: " + files.size() + " files: " + files);
            assertThat(files).as("files that the page lists").containsAll(listed());
            assertThat(files).as("no longer way than it is").hasSizeLessThanOrEqualTo(MOST_FILES);
        }
    }

    /** The names in the table of the page. */
    private static Set<String> listed() throws IOException {
        return Files.readString(Repository.ROOT.resolve("docs/explanation/way-of-an-event.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(row -> files(row.split("\\|", -1)))
                .collect(Collectors.toSet());
    }

    /** A row has a package and the names of its files. */
    private static Stream<String> files(String... cells) {
        String folder = cells[1].strip().replace("`", "");
        return Arrays.stream(cells[2].split(",", -1)).map(name -> folder + "." + name.strip());
    }

    @FunctionalInterface
    private interface TracedWork {
        void run() throws IOException;
    }

    private Set<String> crossed(TracedWork work) throws IOException {
        String classes = MainCode.read(Set.of()).types().stream()
                .map(name -> name.replace('/', '.'))
                .collect(Collectors.joining(";"));
        Path file = folder.resolve("way.jfr");
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.MethodTrace")
                    .with("filter", classes)
                    .with("threshold", "0 ns")
                    .withoutStackTrace();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.MethodTrace"))
                .map(event -> event.<RecordedMethod>getValue("method").getType().getName())
                .map(type -> type.replaceFirst("\\$.*", "").replace("dev.lifeline.", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
