package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.ListTasksRequest.PageRequest;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** StopTask and ListTasks. */
@DisplayName("StopTask and ListTasks")
final class ListTasksTest {
    private final SimulatorScene scene = SimulatorScene.of(Script.NOTHING_FAILS);

    @Test
    @DisplayName("StopTask keeps the caller's reason, deletes the tags, and is harmless on a stopped task")
    void stopTask() {
        SimulatorScene busy = SimulatorScene.of(Script.attempts(ScriptedAttempt.exits(0, Duration.ofHours(1))));
        String arn = busy.start(SimulatorScene.FARGATE.withTags(Map.of("team", "data")));
        assertThat(busy.ecs.listTagsForResource(arn, busy.now())).containsEntry("team", "data");
        busy.passSeconds(8).ecs.stopTask(SimulatorScene.CLUSTER, arn, Optional.of("policy says so"), busy.now());
        SimulatedTask stopped = busy.passSeconds(60).describe(arn);
        assertThat(stopped.stop().orElseThrow().code()).contains(TaskStopCode.USER_INITIATED);
        assertThat(stopped.stop().orElseThrow().reason()).isEqualTo("policy says so");
        assertThat(stopped.tags()).isEmpty();
        assertThat(busy.seen("lastStatus"))
                .containsExactly(
                        "PROVISIONING",
                        "PENDING",
                        "ACTIVATING",
                        "RUNNING",
                        "RUNNING",
                        "DEACTIVATING",
                        "STOPPING",
                        "DEPROVISIONING",
                        "STOPPED");
        SimulatedTask again = busy.ecs.stopTask(SimulatorScene.CLUSTER, arn, Optional.of("again"), busy.now());
        assertThat(again).isEqualTo(stopped);
    }

    @Test
    @DisplayName("StopTask of an unknown task, and DescribeTasks of more than 100, are refused")
    void unknownTask() {
        assertThatThrownBy(
                        () -> scene.ecs.stopTask(SimulatorScene.CLUSTER, "0".repeat(32), Optional.empty(), scene.now()))
                .hasMessage("The referenced task was not found.");
        List<String> many = Stream.generate(() -> "x").limit(101).toList();
        assertThatThrownBy(() -> scene.ecs.describeTasks(SimulatorScene.CLUSTER, many, scene.now()))
                .isInstanceOf(EcsException.class);
    }

    @Test
    @DisplayName("ListTasks finds by startedBy what is wanted running, and stopped only when asked")
    void listTasks() {
        String arn = scene.start(SimulatorScene.FARGATE.withStartedBy("lifeline/a/1"));
        String other = scene.start(SimulatorScene.FARGATE.withStartedBy("lifeline/b/1"));
        var running = ListTasksRequest.startedBy(SimulatorScene.CLUSTER, "lifeline/a/1", DesiredStatus.RUNNING);
        var stopped = ListTasksRequest.startedBy(SimulatorScene.CLUSTER, "lifeline/a/1", DesiredStatus.STOPPED);
        assertThat(scene.ecs.listTasks(running, scene.now()).taskArns())
                .containsExactly(arn)
                .doesNotContain(other);
        scene.passSeconds(600);
        assertThat(scene.ecs.listTasks(running, scene.now()).taskArns()).isEmpty();
        assertThat(scene.ecs.listTasks(stopped, scene.now()).taskArns()).containsExactly(arn);
    }

    @Test
    @DisplayName("A task that ECS has forgotten still counts as started by its run")
    void startedByForgotten() {
        String arn = scene.start(SimulatorScene.FARGATE.withStartedBy("lifeline/a/1"));
        scene.passSeconds(600);
        scene.pass(Duration.ofHours(1));
        assertThat(scene.ecs
                        .listTasks(
                                ListTasksRequest.startedBy(
                                        SimulatorScene.CLUSTER, "lifeline/a/1", DesiredStatus.STOPPED),
                                scene.now())
                        .taskArns())
                .isEmpty();
        assertThat(scene.ecs.startedBy("lifeline/a/1"))
                .extracting(SimulatedTask::taskArn)
                .containsExactly(arn);
    }

    @Test
    @DisplayName("ListTasks refuses another filter beside startedBy, but not the desired status")
    void listTasksByOneFilter() {
        String cluster = SimulatorScene.CLUSTER;
        Optional<String> by = Optional.of("lifeline/a/1");
        List<ListTasksRequest> refused = List.of(
                new ListTasksRequest(
                        cluster,
                        Optional.of("web"),
                        by,
                        Optional.empty(),
                        Optional.empty(),
                        DesiredStatus.RUNNING,
                        PageRequest.first()),
                new ListTasksRequest(
                        cluster,
                        Optional.empty(),
                        by,
                        Optional.of(SimulatedLaunchType.EC2),
                        Optional.empty(),
                        DesiredStatus.RUNNING,
                        PageRequest.first()),
                new ListTasksRequest(
                        cluster,
                        Optional.empty(),
                        by,
                        Optional.empty(),
                        Optional.of("i"),
                        DesiredStatus.STOPPED,
                        PageRequest.first()));
        assertThat(refused)
                .allSatisfy(request -> assertThatThrownBy(() -> scene.ecs.listTasks(request, scene.now()))
                        .isInstanceOf(EcsException.class)
                        .hasMessage("cannot specify startedBy with other arguments"));
    }
}
