package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.logs.LogEvent;
import dev.lifeline.simulator.logs.LogGroup;
import dev.lifeline.simulator.model.ContainerDefinition;
import dev.lifeline.simulator.model.NetworkMode;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.ScriptedLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of a container")
class TaskLogsTest {
    private static final RunTaskRequest LOGGED = RunTaskRequest.fargate(SimulatorScene.CLUSTER, "logged");

    /** The containers app and sidecar, both with the log driver awslogs and the group /ecs/NAME. */
    private static SimulatorScene scene(Optional<String> prefix, ScriptedAttempt... attempts) {
        SimulatorScene scene = SimulatorScene.of(Script.attempts(attempts));
        TaskDefinitionSpec plain = TaskDefinitionSpec.of(
                "logged",
                NetworkMode.AWSVPC,
                List.of(
                        ContainerDefinition.of("app", "registry.example/app:1"),
                        ContainerDefinition.of("sidecar", "registry.example/sidecar:1")
                                .notEssential()));
        ObjectNode document = plain.document();
        for (JsonNode container : document.path("containerDefinitions")) {
            ObjectNode options = ((ObjectNode) container)
                    .putObject("logConfiguration")
                    .put("logDriver", "awslogs")
                    .putObject("options");
            options.put("awslogs-group", "/ecs/" + container.path("name").asText());
            prefix.ifPresent(text -> options.put("awslogs-stream-prefix", text));
        }
        scene.ecs.registerTaskDefinition(
                new TaskDefinitionSpec(
                        plain.family(), plain.networkMode(), plain.containers(), plain.size(), plain.tags(), document),
                SimulatorScene.START);
        return scene;
    }

    private static List<LogEvent> lines(SimulatorScene scene, String group) {
        return scene.ecs.logs(scene.now()).group(group).orElseThrow().streams().stream()
                .flatMap(stream -> stream.events().stream())
                .toList();
    }

    private static ContainerFate fate(ContainerEnd end, ScriptedLine... lines) {
        return new ContainerFate(Optional.empty(), Optional.of(end), Optional.of(List.of(lines)));
    }

    private static ContainerEnd exits(int code, int seconds) {
        return new ContainerEnd.Exits(code, Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void says_when_it_starts_and_how_it_exits_if_no_script_says_otherwise() {
        SimulatorScene scene = scene(Optional.of("pre"), ScriptedAttempt.exits(3, Duration.ofSeconds(5)));
        String arn = scene.start(LOGGED);
        scene.passSeconds(60);
        String task = arn.substring(arn.lastIndexOf('/') + 1);
        assertThat(lines(scene, "/ecs/app"))
                .extracting(LogEvent::stream, LogEvent::message)
                .containsExactly(
                        tuple("pre/app/" + task, "app started"), tuple("pre/app/" + task, "app exited with 3"));
        assertThat(lines(scene, "/ecs/sidecar"))
                .extracting(LogEvent::message)
                .containsExactly("sidecar started", "sidecar exited with 143");
    }

    @Test
    void has_the_lines_of_the_script_at_their_times_since_it_started() {
        SimulatorScene scene = scene(
                Optional.of("pre"),
                ScriptedAttempt.of(fate(
                        exits(0, 30),
                        new ScriptedLine(Duration.ZERO, "begins"),
                        new ScriptedLine(Duration.ofSeconds(20), "works"),
                        new ScriptedLine(Duration.ofSeconds(31), "never"))));
        scene.start(LOGGED);
        scene.passSeconds(120);
        List<LogEvent> lines = lines(scene, "/ecs/app");
        assertThat(lines).extracting(LogEvent::message).containsExactly("begins", "works");
        assertThat(Duration.between(lines.getFirst().at(), lines.getLast().at()))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void can_be_read_while_it_is_written() {
        SimulatorScene scene = scene(
                Optional.of("pre"),
                ScriptedAttempt.of(fate(
                        exits(0, 300),
                        new ScriptedLine(Duration.ofSeconds(1), "one"),
                        new ScriptedLine(Duration.ofSeconds(200), "two"))));
        scene.start(LOGGED);
        scene.passSeconds(30);
        assertThat(lines(scene, "/ecs/app")).extracting(LogEvent::message).containsExactly("one");
    }

    @Test
    void exists_only_if_the_container_has_run() {
        SimulatorScene scene = scene(
                Optional.of("pre"),
                ScriptedAttempt.of(new ContainerFault.Pull(PullError.NOT_FOUND, ContainerFault.Cache.EMPTY)));
        scene.runToEnd(LOGGED);
        assertThat(scene.ecs.logs(scene.now()).groups())
                .extracting(LogGroup::name)
                .containsExactly("/ecs/app", "/ecs/sidecar");
        assertThat(lines(scene, "/ecs/app")).isEmpty();
        assertThat(scene.ecs.logs(scene.now()).group("/ecs/app").orElseThrow().streams())
                .isEmpty();
    }

    @Test
    void has_the_containers_runtime_id_for_its_name_if_the_task_definition_has_no_prefix() {
        SimulatorScene scene = scene(Optional.empty(), ScriptedAttempt.GOOD);
        String arn = scene.start(LOGGED);
        scene.passSeconds(60);
        String runtimeId = scene.describe(arn).container("app").runtimeId().orElseThrow();
        assertThat(lines(scene, "/ecs/app")).extracting(LogEvent::stream).containsOnly(runtimeId);
    }

    @Test
    void is_nowhere_if_the_task_definition_names_no_group() {
        SimulatorScene scene = SimulatorScene.of(Script.NOTHING_FAILS);
        scene.runToEnd(SimulatorScene.FARGATE);
        assertThat(scene.ecs.logs(scene.now()).groups()).isEmpty();
    }
}
