package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Code without callers, or with callers only in tests, is deleted: every type, constructor and method that is not
 * private.
 */
class UnusedCodeTest {
    /** What stays without a caller, by the reason. */
    private static final Map<String, List<String>> KEPT = Map.of(
            "SwarmKit's controller as a whole, held against its own tables; commands for these operations follow",
            List.of(
                    "lifecycle/task/Controller#close",
                    "lifecycle/task/Outcome$AlreadyPrepared#<init>",
                    "lifecycle/task/Outcome$AlreadyStarted#<init>",
                    "lifecycle/task/Outcome$Cancelled#<init>",
                    "lifecycle/task/Outcome$ControllerClosed",
                    "lifecycle/task/Outcome$ControllerClosed#<init>"),
            "written to docs/schemas",
            List.of(
                    "functions/FunctionSchemas",
                    "functions/FunctionSchemas#all",
                    "controller/shape/AnswerForm#document"),
            "written to docs/images",
            List.of("explain/picture/TimelineSvg#standalone", "explain/page/StyleSheet#ofPictures"),
            "the ECS agent's own answer, held against its decision table",
            List.of("lifecycle/container/ErrorVerdict#proceeds"),
            "the condition of a save for stores that are no database, which says it in an expression",
            List.of("controller/store/RunStore$Stored#isStill", "controller/store/RunStore$Stored#<init>"),
            "picocli makes these: the words that shells complete",
            List.of("cli/launch/TaskFlags$LaunchTypes#<init>", "cli/runs/RunFilter$Results#<init>"),
            "a world in which nobody waits for runs",
            List.of("controller/callback/CallbackSender#none"),
            "shows that the rehearsal asks for nothing that its stand-in does not know",
            List.of("functions/standin/StandIn#strange"),
            "the simulated ECS from Java: requests, scripts, and what happens to its hosts",
            List.of(
                    "simulator/EcsSimulator#interruptSpot",
                    "simulator/EcsSimulator#loseInstance",
                    "simulator/EcsSimulator#task",
                    "simulator/model/LaunchTarget#provider",
                    "simulator/model/ListTasksRequest#startedBy",
                    "simulator/model/ListTasksRequest$PageRequest#first",
                    "simulator/model/RunTaskRequest#withClientToken",
                    "simulator/model/RunTaskRequest#withCount",
                    "simulator/model/RunTaskRequest#withOverrides",
                    "simulator/model/RunTaskRequest#withStartedBy",
                    "simulator/model/RunTaskRequest#withTags",
                    "simulator/model/RunTaskRequest#withTarget",
                    "simulator/model/SimulatedTask#createdAt",
                    "simulator/script/ContainerFate#exits",
                    "simulator/script/ContainerFate#of",
                    "simulator/script/Script#attempts",
                    "simulator/script/Script#of",
                    "simulator/script/Script#withCalls",
                    "simulator/script/ScriptedAttempt#exits",
                    "simulator/script/ScriptedAttempt#of",
                    "simulator/script/ScriptedAttempt#throttled",
                    "simulator/script/ScriptedAttempt#with",
                    "simulator/script/ScriptedAttempt#withoutCapacity",
                    "simulator/script/Selector#container",
                    "simulator/script/Selector#family",
                    "simulator/TaskProgression#interrupt"),
            "the local cloud without a pump: step by step, over a table that outlives its process",
            List.of(
                    "local/dynamodb/DynamoDbLocal#onDisk",
                    "local/router/LocalQueue#messages",
                    "local/router/Router#step",
                    "local/router/Router#unmatched",
                    "local/template/Template#queue",
                    "local/template/Template#table"));

    @Test
    void every_type_constructor_and_method_has_a_caller_that_is_no_test() throws IOException {
        Set<String> unused = MainCode.read(handlers()).unused().stream()
                .map(UnusedCodeTest::brief)
                .collect(Collectors.toSet());

        assertThat(unused)
                .as("delete it, or say in KEPT why it stays")
                .containsExactlyInAnyOrderElementsOf(
                        KEPT.values().stream().flatMap(List::stream).toList());
    }

    /** Without the root of all packages and without parameters. */
    private static String brief(String name) {
        return name.replaceFirst("^dev/lifeline/", "").replaceFirst("\\(.*", "");
    }

    /** Lambda makes these by the names that the template has. */
    private static Set<String> handlers() throws IOException {
        return Pattern.compile("Handler: (\\S+)::handleRequest")
                .matcher(Files.readString(Repository.ROOT.resolve("template.yaml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
