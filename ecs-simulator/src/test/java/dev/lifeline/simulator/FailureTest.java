package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.simulator.model.ContainerLastStatus;
import dev.lifeline.simulator.model.HealthStatus;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.ContainerFault.After;
import dev.lifeline.simulator.script.ContainerFault.Cache;
import dev.lifeline.simulator.script.CreateError;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.StartError;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.util.List;
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
                Optional.of(new ContainerEnd.Exits(0, Optional.of(Duration.ofMinutes(1)))),
                Optional.empty())));
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
}
