package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.local.cloud.LocalCloud;
import dev.lifeline.local.script.ScriptReader;
import dev.lifeline.simulator.model.InstanceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/** The commands about runs with the real functions, in a local cloud. */
@Isolated("it sets properties of the whole JVM")
@Timeout(300)
class LocalRunsTest {
    private static final String SCRIPT = """
            behaviours:
              - select: { family: failing }
                attempts:
                  - { logs: [{ line: working }, { line: 'cannot go on' }], exit: { code: 3 } }
              - select: { family: away }
                attempts:
                  - pull: { error: timeout }
            """;

    @TempDir
    private static Path folder;

    private static LocalCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        cloud = LocalCloud.start(new LocalCloud.CloudOptions(
                Console.ROOT.resolve("template.yaml"),
                Map.of(),
                LocalCloud.CloudPorts.ANY,
                20,
                1,
                Duration.ofSeconds(5),
                ScriptReader.read(Files.writeString(folder.resolve("script.yaml"), SCRIPT)),
                UnaryOperator.identity(),
                (line, level) -> {},
                note -> {}));
        cloud.ecs().with((ecs, now) -> {
            ecs.createCluster("prod");
            return ecs.registerInstances("prod", InstanceSpec.small(2, "us-east-1"), now);
        });
        try (EcsClient ecs = AwsClients.local(EcsClient.builder(), cloud.ecs().uri())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            Stream.of("good", "failing", "away").forEach(family -> define(ecs, family));
        }
        Path file = folder.resolve("local.json");
        Files.writeString(file, cloud.stack().json(ProcessHandle.current().pid()));
        System.setProperty("lifeline.local", file.toString());
    }

    @AfterAll
    static void stop() {
        System.clearProperty("lifeline.local");
        cloud.close();
    }

    private static void define(EcsClient ecs, String family) {
        ecs.registerTaskDefinition(definition -> definition
                .family(family)
                .networkMode(NetworkMode.BRIDGE)
                .containerDefinitions(ContainerDefinition.builder()
                        .name("app")
                        .image("registry.example/" + family + ":1")
                        .memory(64)
                        .logConfiguration(log -> log.logDriver(LogDriver.AWSLOGS)
                                .options(Map.of(
                                        "awslogs-group", "/ecs/" + family,
                                        "awslogs-region", "us-east-1",
                                        "awslogs-stream-prefix", "run")))
                        .build()));
    }

    private static Shell run(String... arguments) {
        return Shell.run(
                Stream.concat(Arrays.stream(arguments), Stream.of("--local")).toArray(String[]::new));
    }

    private static Shell launch(String name, String family, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "run",
                                "--name",
                                name,
                                "--cluster",
                                "prod",
                                "--task-definition",
                                family,
                                "--launch-type",
                                "EC2"),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static JsonNode described(String name) {
        try {
            return new ObjectMapper()
                    .readTree(run("describe", name, "--output", "json").out());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void await(String name, String phase) {
        while (!described(name).path("phase").asText().equals(phase)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_run_is_launched_with_its_logs_and_ends_as_its_container_does() {
        Shell failed = launch("bad", "failing", "--logs");
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.out().lines())
                .containsExactly(
                        "1/app | working",
                        "1/app | cannot go on",
                        "bad FAILED  EXIT_CODE: container app exited with 3");
        assertThat(run("logs", "bad", "--tail", "1").out()).isEqualTo("1/app | cannot go on");
        assertThat(run("ps", "--result", "failed", "--since", "365d").out()).contains("\nbad ");
        assertThat(run("explain", "ba").out()).contains("evidence   container app exited with 3");
        assertThat(launch("fine", "good", "--wait").exit()).isZero();
        assertThat(run("wait", "fine", "bad").exit()).isEqualTo(3);

        assertThat(run("stop", "bad").out()).startsWith("bad is unchanged: ").hasLineCount(1);
        Shell again = run("rerun", "bad", "--set", "taskDefinition=good", "--wait");
        assertThat(again.exit()).isZero();
        assertThat(described("bad").path("generation").asInt()).isEqualTo(2);
        Shell deleted = run("delete", "bad", "--yes");
        while (deleted.exit() != 0) {
            assertThat(deleted.err()).isEqualTo("run bad: not deleted: the task of attempt 1 has not ended");
            deleted = run("delete", "bad", "--yes");
        }
        assertThat(deleted.out()).isEqualTo("bad is deleted");
        assertThat(run("describe", "bad").exit()).isEqualTo(2);
    }

    @Test
    void a_run_that_backs_off_is_suspended_resumed_and_stopped() {
        launch("far", "away");
        await("far", "BACKING_OFF");
        assertThat(run("suspend", "far", "--reason", "the registry moves").out())
                .startsWith("far is suspended; end of the run if still suspended at ");
        assertThat(run("ps", "--suspended").out()).contains("far  SUSPENDED");
        assertThat(run("suspend", "far").out()).startsWith("far is unchanged: ");
        assertThat(described("far").path("reason").asText()).contains("the registry moves");
        assertThat(run("resume", "far").out()).startsWith("far is resumed");
        await("far", "BACKING_OFF");
        assertThat(run("stop", "far", "--reason", "enough").exit()).isZero();
        assertThat(run("wait", "far").exit()).isEqualTo(125);
        assertThat(described("far").path("result").asText()).isEqualTo("STOPPED");
    }

    @Test
    void what_cannot_be_is_answered_in_one_line() {
        launch("live-1", "good");
        launch("live-2", "good", "--wait");
        for (List<String> wrong : List.of(
                List.of("describe", "no-such-run"),
                List.of("stop", "no-such-run"),
                List.of("stop", "live-"),
                List.of("suspend", "live-2"),
                List.of("resume", "live-2"),
                List.of("explain", "no such run"))) {
            Shell refused = run(wrong.toArray(String[]::new));
            assertThat(refused.exit()).as(wrong.toString()).isNotZero();
            assertThat(refused.out()).as(wrong.toString()).isEmpty();
            assertThat(refused.err())
                    .as(wrong.toString())
                    .hasLineCount(1)
                    .doesNotContain("ListRuns", "DescribeRun", "RERUN", "STOP", "SUSPEND", "RESUME");
        }
        assertThat(run("stop", "live-").err())
                .isEqualTo("RUN: live- matches several runs: live-1, live-2; write more of it");
        assertThat(run("run").err())
                .contains(
                        "  cluster: missing; name one with --cluster",
                        "  taskDefinition: missing; name one with --task-definition");
        Shell invalid = launch("wrong", "no-such-definition", "--cluster", "prdo");
        assertThat(invalid.exit()).isEqualTo(2);
    }
}
