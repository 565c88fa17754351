package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.simulator.model.ContainerLastStatus;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.HealthStatus;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.RunTaskAnswer;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.model.Timeline.TaskTimestamp;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.ContainerFault.After;
import dev.lifeline.simulator.script.ContainerFault.Cache;
import dev.lifeline.simulator.script.CreateError;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.Selector;
import dev.lifeline.simulator.script.StartError;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A task that the script lets fail")
final class FailureTest {
    private static final String IMAGE = "registry.example/app:1";
    private static final Duration SOON = Duration.ofSeconds(2);

    private static SimulatorScene scene(ScriptedAttempt... attempts) {
        return SimulatorScene.of(Script.attempts(attempts));
    }

    private static SimulatedContainer app(SimulatedTask task) {
        return task.container("app");
    }

    @ParameterizedTest
    @EnumSource(PullError.class)
    @DisplayName("because of its image tells it in the task's reason on Fargate, in the container's on EC2")
    void pull(PullError error) {
        ScriptedAttempt attempt = ScriptedAttempt.of(new ContainerFault.Pull(error, Cache.EMPTY));

        SimulatedTask fargate = scene(attempt).runToEnd(SimulatorScene.FARGATE);
        assertThat(fargate.stop())
                .contains(TaskStop.of(TaskStopCode.TASK_FAILED_TO_START, error.on(SimulatedLaunchType.FARGATE, IMAGE)));
        assertThat(app(fargate).reason()).isEmpty();
        assertThat(fargate.times().at(TaskTimestamp.STARTED)).isEmpty();
        assertThat(app(fargate).exitCode()).isEmpty();

        SimulatedTask ec2 = scene(attempt).runToEnd(SimulatorScene.EC2);
        assertThat(ec2.stop()).contains(TaskStop.of(TaskStopCode.TASK_FAILED_TO_START, "Task failed to start"));
        assertThat(app(ec2).reason()).contains(error.on(SimulatedLaunchType.EC2, IMAGE));
        assertThat(app(ec2).status()).isEqualTo(ContainerLastStatus.STOPPED);
        assertThat(app(ec2).exitCode()).isEmpty();
    }

    @Test
    @DisplayName("jumps from PENDING to its end")
    void jumps() {
        SimulatorScene scene = scene(ScriptedAttempt.of(new ContainerFault.Pull(PullError.NOT_FOUND, Cache.EMPTY)));
        scene.runToEnd(SimulatorScene.FARGATE);
        assertThat(scene.seen("lastStatus")).containsExactly("PROVISIONING", "PENDING", "DEPROVISIONING", "STOPPED");
    }

    @Test
    @DisplayName(
            "to pull but has a stale copy runs on EC2, with the error on a running container, and exits as it likes")
    void stalePull() {
        SimulatorScene scene = scene(ScriptedAttempt.GOOD.with(new ContainerFate(
                Optional.of(new ContainerFault.Pull(PullError.TIMEOUT, Cache.STALE_COPY)),
                Optional.of(new ContainerEnd.Exits(0, Optional.of(Duration.ofMinutes(1)))))));
        String arn = scene.start(SimulatorScene.EC2);

        SimulatedContainer running = app(scene.passSeconds(10).describe(arn));
        assertThat(running.status()).isEqualTo(ContainerLastStatus.RUNNING);
        assertThat(running.reason()).contains(PullError.TIMEOUT.on(SimulatedLaunchType.EC2, IMAGE));
        SimulatedContainer ended = app(scene.passSeconds(120).describe(arn));
        assertThat(ended.exitCode()).isEqualTo(OptionalInt.of(0));
        assertThat(ended.reason()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(StartError.class)
    @DisplayName("to start tells it in the container's reason on both platforms")
    void start(StartError error) {
        ScriptedAttempt attempt = ScriptedAttempt.of(new ContainerFault.Start(error, After.STOPS));
        for (SimulatedLaunchType platform : SimulatedLaunchType.values()) {
            SimulatedTask task = scene(attempt)
                    .runToEnd(platform == SimulatedLaunchType.EC2 ? SimulatorScene.EC2 : SimulatorScene.FARGATE);
            assertThat(task.stop()).contains(TaskStop.of(TaskStopCode.TASK_FAILED_TO_START, "Task failed to start"));
            assertThat(app(task).reason()).contains(error.on(platform, IMAGE));
        }
    }

    @Test
    @DisplayName("to start by the report only runs until somebody stops it")
    void startReportedButRuns() {
        SimulatorScene scene =
                scene(ScriptedAttempt.of(new ContainerFault.Start(StartError.EOF, After.RUNS_ALL_THE_SAME)));
        SimulatedTask task = scene.runToEnd(SimulatorScene.EC2);
        assertThat(task.lastStatus()).isEqualTo(TaskLastStatus.RUNNING);
        assertThat(app(task).reason().orElseThrow())
                .startsWith("CannotStartContainerError:")
                .endsWith("EOF");
    }

    @ParameterizedTest
    @EnumSource(CreateError.class)
    @DisplayName("to be created tells it in the container's reason")
    void create(CreateError error) {
        SimulatedTask task =
                scene(ScriptedAttempt.of(new ContainerFault.Create(error))).runToEnd(SimulatorScene.EC2);
        assertThat(app(task).reason()).contains(error.on(SimulatedLaunchType.EC2, IMAGE));
    }

    @ParameterizedTest
    @EnumSource(InitError.class)
    @DisplayName("to be made ready tells it in the task's reason")
    void init(InitError error) {
        for (var request : List.of(SimulatorScene.FARGATE, SimulatorScene.EC2)) {
            SimulatorScene scene = scene(ScriptedAttempt.of(new TaskFate.Init(error)));
            SimulatedTask task = scene.runToEnd(request);
            assertThat(task.stop().orElseThrow().reason()).isEqualTo(error.on(SimulatedLaunchType.EC2, task.taskArn()));
            assertThat(task.stop().orElseThrow().code()).contains(TaskStopCode.TASK_FAILED_TO_START);
            assertThat(task.containers())
                    .allSatisfy(container -> assertThat(container.reason()).isEmpty());
            assertThat(scene.seen("lastStatus")).doesNotContain("RUNNING");
        }
    }

    @Test
    @DisplayName("for want of Spot capacity has the code of an interruption")
    void spotCapacity() {
        SimulatedTask task = scene(ScriptedAttempt.of(new TaskFate.Init(InitError.CAPACITY)))
                .runToEnd(SimulatorScene.FARGATE.withTarget(LaunchTarget.provider("FARGATE_SPOT")));
        assertThat(task.stop().orElseThrow().code()).contains(TaskStopCode.SPOT_INTERRUPTION);
        assertThat(task.launch().placement().capacityProvider()).contains("FARGATE_SPOT");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "139", "255"})
    @DisplayName("with an exit code has it on the container")
    void exit(int code) {
        SimulatedTask task = scene(ScriptedAttempt.exits(code, SOON)).runToEnd(SimulatorScene.FARGATE);
        assertThat(task.stop())
                .contains(TaskStop.of(TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited"));
        assertThat(app(task).exitCode()).isEqualTo(OptionalInt.of(code));
        assertThat(task.container("sidecar").exitCode()).isEqualTo(OptionalInt.of(143));
    }

    @Test
    @DisplayName("out of memory says so in the container's reason, in each platform's spelling")
    void outOfMemory() {
        ScriptedAttempt attempt =
                ScriptedAttempt.of(ContainerFate.of(new ContainerEnd.OutOfMemory(137, Optional.of(SOON))));
        assertThat(app(scene(attempt).runToEnd(SimulatorScene.EC2)).reason())
                .contains("OutOfMemoryError: Container killed due to memory usage");
        SimulatedContainer fargate = app(scene(attempt).runToEnd(SimulatorScene.FARGATE));
        assertThat(fargate.reason()).contains("OutOfMemoryError: container killed due to memory usage");
        assertThat(fargate.exitCode()).isEqualTo(OptionalInt.of(137));
    }

    @Test
    @DisplayName("its health check is stopped by the scheduler, or only shown as unhealthy")
    void health() {
        SimulatedTask stopped = scene(ScriptedAttempt.of(ContainerFate.of(
                        new ContainerEnd.Unhealthy(ContainerEnd.Consequence.TASK_STOPS, Optional.of(SOON)))))
                .runToEnd(SimulatorScene.FARGATE);
        assertThat(stopped.stop())
                .contains(TaskStop.of(TaskStopCode.SERVICE_SCHEDULER_INITIATED, "Task failed container health checks"));

        SimulatedTask shown = scene(ScriptedAttempt.of(ContainerFate.of(
                        new ContainerEnd.Unhealthy(ContainerEnd.Consequence.ONLY_SHOWN, Optional.of(SOON)))))
                .runToEnd(SimulatorScene.FARGATE);
        assertThat(shown.lastStatus()).isEqualTo(TaskLastStatus.RUNNING);
        assertThat(app(shown).health()).isEqualTo(HealthStatus.UNHEALTHY);
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
