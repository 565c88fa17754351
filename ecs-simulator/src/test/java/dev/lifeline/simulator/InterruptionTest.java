package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.ContainerFault.Cache;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.Selector;
import dev.lifeline.simulator.script.StopFault;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends a task from outside. */
@DisplayName("A task that is ended from outside, or ignores its end")
final class InterruptionTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private static SimulatorScene scene(ScriptedAttempt... attempts) {
        return SimulatorScene.of(Script.attempts(attempts));
    }

    private static SimulatedContainer app(SimulatedTask task) {
        return task.container("app");
    }

    @Test
    @DisplayName("for want of Spot capacity has the code of an interruption")
    void spotCapacity() {
        SimulatedTask task = scene(ScriptedAttempt.of(new TaskFate.Init(InitError.CAPACITY)))
                .runToEnd(SimulatorScene.FARGATE.withTarget(LaunchTarget.provider("FARGATE_SPOT")));
        assertThat(task.stop().orElseThrow().code()).contains(TaskStopCode.SPOT_INTERRUPTION);
        assertThat(task.launch().placement().capacityProvider()).contains("FARGATE_SPOT");
    }

    @Test
    @DisplayName("by a Spot interruption is warned while it runs and stops after the grace")
    void spot() {
        SimulatorScene scene = scene(ScriptedAttempt.GOOD.with(ContainerFate.exits(0, Duration.ofHours(1))));
        String arn = scene.start(SimulatorScene.FARGATE.withTarget(LaunchTarget.provider("FARGATE_SPOT")));
        scene.passSeconds(20).ecs.interruptSpot(arn, Duration.ofMinutes(2), scene.now());

        SimulatedTask warned = scene.passSeconds(119).describe(arn);
        assertThat(warned.lastStatus()).isEqualTo(TaskLastStatus.RUNNING);
        assertThat(warned.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        assertThat(warned.stop())
                .contains(TaskStop.of(TaskStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted."));
        assertThat(scene.passSeconds(10).describe(arn).lastStatus()).isEqualTo(TaskLastStatus.STOPPED);
    }

    @Test
    @DisplayName("by a scripted Spot interruption runs until then, however short its usual run")
    void scriptedSpot() {
        SimulatorScene scene =
                scene(ScriptedAttempt.of(new TaskFate.Spot(Duration.ofSeconds(60), Duration.ofSeconds(30))));
        SimulatedTask task = scene.runToEnd(SimulatorScene.FARGATE);
        assertThat(task.stop().orElseThrow().code()).contains(TaskStopCode.SPOT_INTERRUPTION);
        assertThat(app(task).exitCode()).isEqualTo(OptionalInt.of(143));
        assertThat(Duration.between(
                        task.times().at(TaskTimestamp.STARTED).orElseThrow(),
                        task.times().at(TaskTimestamp.EXECUTION_STOPPED).orElseThrow()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    @DisplayName("by host maintenance has its text")
    void maintenance() {
        SimulatedTask task =
                scene(ScriptedAttempt.of(new TaskFate.Maintenance(SOON))).runToEnd(SimulatorScene.FARGATE);
        assertThat(task.stop().orElseThrow().reason()).contains("maintenance on the underlying infrastructure");
    }

    @ParameterizedTest
    @EnumSource(LostTasks.class)
    @DisplayName("with its instance is reported, silent or missing, and the instance tells twice")
    void hostLoss(LostTasks tasks) {
        SimulatorScene scene = scene(ScriptedAttempt.of(new TaskFate.HostLoss(SOON, tasks)));
        String arn = scene.start(SimulatorScene.EC2);
        scene.passSeconds(60);

        List<String> instance = scene.events.stream()
                .filter(event -> event.detailType().equals("ECS Container Instance State Change"))
                .map(event -> SimulatorScene.json(event.json()).path("detail"))
                .map(detail -> detail.path("agentConnected").asBoolean() + " "
                        + detail.path("status").asText())
                .toList();
        assertThat(instance).containsExactly("false ACTIVE", "false INACTIVE");
        boolean told = scene.events.stream()
                .anyMatch(event ->
                        event.resource().equals(arn) && event.json().contains("\"lastStatus\":\"STOPPED\",\"stop"));
        assertThat(told).isEqualTo(tasks == LostTasks.REPORTED);
        var answer = scene.ecs.describeTasks(SimulatorScene.CLUSTER, List.of(arn), scene.now());
        if (tasks == LostTasks.MISSING) {
            assertThat(answer.failures()).containsExactly(FailureEntry.missing(arn));
        } else {
            assertThat(answer.tasks().getFirst().stop().orElseThrow().reason())
                    .startsWith("Host EC2 (instance i-")
                    .endsWith(" terminated.");
        }
    }

    @Test
    @DisplayName("for want of capacity is no task but a failure, and the next launch has its own attempt")
    void capacity() {
        SimulatorScene scene = scene(ScriptedAttempt.withoutCapacity("RESOURCE:MEMORY"), ScriptedAttempt.GOOD);
        RunTaskAnswer answer = scene.run(SimulatorScene.EC2.withCount(2));
        assertThat(answer.failures()).extracting(FailureEntry::reason).containsExactly("RESOURCE:MEMORY");
        assertThat(answer.tasks()).hasSize(1);
    }

    @Test
    @DisplayName("gets stuck in a state and leaves it by a stop")
    void stuck() {
        SimulatorScene scene = scene(ScriptedAttempt.of(new TaskFate.Stuck(TaskLastStatus.PENDING)));
        String arn = scene.start(SimulatorScene.FARGATE);
        assertThat(scene.passSeconds(3600).describe(arn).lastStatus()).isEqualTo(TaskLastStatus.PENDING);
        scene.ecs.stopTask(SimulatorScene.CLUSTER, arn, Optional.of("watchdog"), scene.now());
        assertThat(scene.passSeconds(10).describe(arn).stop())
                .contains(TaskStop.of(TaskStopCode.USER_INITIATED, "watchdog"));
    }

    @Test
    @DisplayName("does not stop while StopTask is ignored")
    void stopIgnored() {
        SimulatorScene scene = scene(
                ScriptedAttempt.exits(0, Duration.ofHours(2)).with(new StopFault(StopFault.StopFaultKind.IGNORED, 1)));
        String arn = scene.start(SimulatorScene.FARGATE);
        scene.passSeconds(30).ecs.stopTask(SimulatorScene.CLUSTER, arn, Optional.empty(), scene.now());
        SimulatedTask ignored = scene.passSeconds(600).describe(arn);
        assertThat(ignored.lastStatus()).isEqualTo(TaskLastStatus.RUNNING);
        assertThat(ignored.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        scene.ecs.stopTask(SimulatorScene.CLUSTER, arn, Optional.empty(), scene.now());
        assertThat(scene.passSeconds(10).describe(arn).lastStatus()).isEqualTo(TaskLastStatus.STOPPED);
    }

    @Test
    @DisplayName("in an image that is pulled while its sidecar runs has never run, and its sidecar has")
    void latePull() {
        SimulatorScene scene = SimulatorScene.of(Script.of(new Behaviour(
                Selector.container("app"),
                List.of(ScriptedAttempt.of(new ContainerFault.LatePull(PullError.TIMEOUT))))));
        SimulatedTask task = scene.runToEnd(SimulatorScene.FARGATE);
        assertThat(app(task).exitCode()).isEmpty();
        assertThat(task.container("sidecar").exitCode()).isEqualTo(OptionalInt.of(143));
        assertThat(task.times().at(TaskTimestamp.STARTED)).isEmpty();
    }

    @Test
    @DisplayName("only in its sidecar's image runs all the same")
    void sidecarPull() {
        SimulatorScene scene = SimulatorScene.of(Script.of(new Behaviour(
                Selector.container("sidecar"),
                List.of(ScriptedAttempt.of(new ContainerFault.Pull(PullError.DENIED, Cache.EMPTY))))));
        SimulatedTask task = scene.runToEnd(SimulatorScene.FARGATE);
        assertThat(app(task).exitCode()).isEqualTo(OptionalInt.of(0));
        assertThat(task.container("sidecar").exitCode()).isEmpty();
        assertThat(task.container("sidecar").reason()).isPresent();
        assertThat(task.tags()).isEqualTo(Map.of());
    }
}
