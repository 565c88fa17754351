package dev.lifeline.local.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.local.ecs.model.Container;
import dev.lifeline.local.ecs.model.ContainerStatus;
import dev.lifeline.local.ecs.model.DesiredStatus;
import dev.lifeline.local.ecs.model.Failure;
import dev.lifeline.local.ecs.model.HealthStatus;
import dev.lifeline.local.ecs.model.LaunchTarget;
import dev.lifeline.local.ecs.model.LaunchType;
import dev.lifeline.local.ecs.model.RunTaskAnswer;
import dev.lifeline.local.ecs.model.Stop;
import dev.lifeline.local.ecs.model.StopCode;
import dev.lifeline.local.ecs.model.Task;
import dev.lifeline.local.ecs.model.TaskStatus;
import dev.lifeline.local.ecs.model.Timeline.Mark;
import dev.lifeline.local.ecs.script.Attempt;
import dev.lifeline.local.ecs.script.Behaviour;
import dev.lifeline.local.ecs.script.ContainerFate;
import dev.lifeline.local.ecs.script.CreateError;
import dev.lifeline.local.ecs.script.Ending;
import dev.lifeline.local.ecs.script.InitError;
import dev.lifeline.local.ecs.script.LostTasks;
import dev.lifeline.local.ecs.script.Obstacle;
import dev.lifeline.local.ecs.script.Obstacle.After;
import dev.lifeline.local.ecs.script.Obstacle.Cache;
import dev.lifeline.local.ecs.script.PullError;
import dev.lifeline.local.ecs.script.Script;
import dev.lifeline.local.ecs.script.Selector;
import dev.lifeline.local.ecs.script.StartError;
import dev.lifeline.local.ecs.script.StopFault;
import dev.lifeline.local.ecs.script.TaskFate;
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

    private static Scene scene(Attempt... attempts) {
        return Scene.of(Script.attempts(attempts));
    }

    private static Container app(Task task) {
        return task.container("app");
    }

    @ParameterizedTest
    @EnumSource(PullError.class)
    @DisplayName("because of its image tells it in the task's reason on Fargate, in the container's on EC2")
    void pull(PullError error) {
        Attempt attempt = Attempt.of(new Obstacle.Pull(error, Cache.EMPTY));

        Task fargate = scene(attempt).runToEnd(Scene.FARGATE);
        assertThat(fargate.stop())
                .contains(Stop.of(StopCode.TASK_FAILED_TO_START, error.on(LaunchType.FARGATE, IMAGE)));
        assertThat(app(fargate).reason()).isEmpty();
        assertThat(fargate.times().at(Mark.STARTED)).isEmpty();
        assertThat(app(fargate).exitCode()).isEmpty();

        Task ec2 = scene(attempt).runToEnd(Scene.EC2);
        assertThat(ec2.stop()).contains(Stop.of(StopCode.TASK_FAILED_TO_START, "Task failed to start"));
        assertThat(app(ec2).reason()).contains(error.on(LaunchType.EC2, IMAGE));
        assertThat(app(ec2).status()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(app(ec2).exitCode()).isEmpty();
    }

    @Test
    @DisplayName("jumps from PENDING to its end")
    void jumps() {
        Scene scene = scene(Attempt.of(new Obstacle.Pull(PullError.NOT_FOUND, Cache.EMPTY)));
        scene.runToEnd(Scene.FARGATE);
        assertThat(scene.seen("lastStatus")).containsExactly("PROVISIONING", "PENDING", "DEPROVISIONING", "STOPPED");
    }

    @Test
    @DisplayName(
            "to pull but has a stale copy runs on EC2, with the error on a running container, and exits as it likes")
    void stalePull() {
        Scene scene = scene(Attempt.GOOD.with(new ContainerFate(
                Optional.of(new Obstacle.Pull(PullError.TIMEOUT, Cache.STALE_COPY)),
                Optional.of(new Ending.Exits(0, Optional.of(Duration.ofMinutes(1)))))));
        String arn = scene.start(Scene.EC2);

        Container running = app(scene.passSeconds(10).describe(arn));
        assertThat(running.status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(running.reason()).contains(PullError.TIMEOUT.on(LaunchType.EC2, IMAGE));
        Container ended = app(scene.passSeconds(120).describe(arn));
        assertThat(ended.exitCode()).isEqualTo(OptionalInt.of(0));
        assertThat(ended.reason()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(StartError.class)
    @DisplayName("to start tells it in the container's reason on both platforms")
    void start(StartError error) {
        Attempt attempt = Attempt.of(new Obstacle.Start(error, After.STOPS));
        for (LaunchType platform : LaunchType.values()) {
            Task task = scene(attempt).runToEnd(platform == LaunchType.EC2 ? Scene.EC2 : Scene.FARGATE);
            assertThat(task.stop()).contains(Stop.of(StopCode.TASK_FAILED_TO_START, "Task failed to start"));
            assertThat(app(task).reason()).contains(error.on(platform, IMAGE));
        }
    }

    @Test
    @DisplayName("to start by the report only runs until somebody stops it")
    void startReportedButRuns() {
        Scene scene = scene(Attempt.of(new Obstacle.Start(StartError.EOF, After.RUNS_ALL_THE_SAME)));
        Task task = scene.runToEnd(Scene.EC2);
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(app(task).reason().orElseThrow())
                .startsWith("CannotStartContainerError:")
                .endsWith("EOF");
    }

    @ParameterizedTest
    @EnumSource(CreateError.class)
    @DisplayName("to be created tells it in the container's reason")
    void create(CreateError error) {
        Task task = scene(Attempt.of(new Obstacle.Create(error))).runToEnd(Scene.EC2);
        assertThat(app(task).reason()).contains(error.on(LaunchType.EC2, IMAGE));
    }

    @ParameterizedTest
    @EnumSource(InitError.class)
    @DisplayName("to be made ready tells it in the task's reason")
    void init(InitError error) {
        for (var request : List.of(Scene.FARGATE, Scene.EC2)) {
            Scene scene = scene(Attempt.of(new TaskFate.Init(error)));
            Task task = scene.runToEnd(request);
            assertThat(task.stop().orElseThrow().reason()).isEqualTo(error.on(LaunchType.EC2, task.taskArn()));
            assertThat(task.stop().orElseThrow().code()).contains(StopCode.TASK_FAILED_TO_START);
            assertThat(task.containers())
                    .allSatisfy(container -> assertThat(container.reason()).isEmpty());
            assertThat(scene.seen("lastStatus")).doesNotContain("RUNNING");
        }
    }

    @Test
    @DisplayName("for want of Spot capacity has the code of an interruption")
    void spotCapacity() {
        Task task = scene(Attempt.of(new TaskFate.Init(InitError.CAPACITY)))
                .runToEnd(Scene.FARGATE.withTarget(LaunchTarget.provider("FARGATE_SPOT")));
        assertThat(task.stop().orElseThrow().code()).contains(StopCode.SPOT_INTERRUPTION);
        assertThat(task.launch().placement().capacityProvider()).contains("FARGATE_SPOT");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "139", "255"})
    @DisplayName("with an exit code has it on the container")
    void exit(int code) {
        Task task = scene(Attempt.exits(code, SOON)).runToEnd(Scene.FARGATE);
        assertThat(task.stop())
                .contains(Stop.of(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited"));
        assertThat(app(task).exitCode()).isEqualTo(OptionalInt.of(code));
        assertThat(task.container("sidecar").exitCode()).isEqualTo(OptionalInt.of(143));
    }

    @Test
    @DisplayName("out of memory says so in the container's reason, in each platform's spelling")
    void outOfMemory() {
        Attempt attempt = Attempt.of(ContainerFate.of(new Ending.OutOfMemory(137, Optional.of(SOON))));
        assertThat(app(scene(attempt).runToEnd(Scene.EC2)).reason())
                .contains("OutOfMemoryError: Container killed due to memory usage");
        Container fargate = app(scene(attempt).runToEnd(Scene.FARGATE));
        assertThat(fargate.reason()).contains("OutOfMemoryError: container killed due to memory usage");
        assertThat(fargate.exitCode()).isEqualTo(OptionalInt.of(137));
    }

    @Test
    @DisplayName("its health check is stopped by the scheduler, or only shown as unhealthy")
    void health() {
        Task stopped = scene(Attempt.of(
                        ContainerFate.of(new Ending.Unhealthy(Ending.Consequence.TASK_STOPS, Optional.of(SOON)))))
                .runToEnd(Scene.FARGATE);
        assertThat(stopped.stop())
                .contains(Stop.of(StopCode.SERVICE_SCHEDULER_INITIATED, "Task failed container health checks"));

        Task shown = scene(Attempt.of(
                        ContainerFate.of(new Ending.Unhealthy(Ending.Consequence.ONLY_SHOWN, Optional.of(SOON)))))
                .runToEnd(Scene.FARGATE);
        assertThat(shown.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(app(shown).health()).isEqualTo(HealthStatus.UNHEALTHY);
    }

    @Test
    @DisplayName("by a Spot interruption is warned while it runs and stops after the grace")
    void spot() {
        Scene scene = scene(Attempt.GOOD.with(ContainerFate.exits(0, Duration.ofHours(1))));
        String arn = scene.start(Scene.FARGATE.withTarget(LaunchTarget.provider("FARGATE_SPOT")));
        scene.passSeconds(20).ecs.interruptSpot(arn, Duration.ofMinutes(2), scene.now());

        Task warned = scene.passSeconds(119).describe(arn);
        assertThat(warned.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(warned.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        assertThat(warned.stop()).contains(Stop.of(StopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted."));
        assertThat(scene.passSeconds(10).describe(arn).lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    @Test
    @DisplayName("by a scripted Spot interruption runs until then, however short its usual run")
    void scriptedSpot() {
        Scene scene = scene(Attempt.of(new TaskFate.Spot(Duration.ofSeconds(60), Duration.ofSeconds(30))));
        Task task = scene.runToEnd(Scene.FARGATE);
        assertThat(task.stop().orElseThrow().code()).contains(StopCode.SPOT_INTERRUPTION);
        assertThat(app(task).exitCode()).isEqualTo(OptionalInt.of(143));
        assertThat(Duration.between(
                        task.times().at(Mark.STARTED).orElseThrow(),
                        task.times().at(Mark.EXECUTION_STOPPED).orElseThrow()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    @DisplayName("by host maintenance has its text")
    void maintenance() {
        Task task = scene(Attempt.of(new TaskFate.Maintenance(SOON))).runToEnd(Scene.FARGATE);
        assertThat(task.stop().orElseThrow().reason()).contains("maintenance on the underlying infrastructure");
    }

    @ParameterizedTest
    @EnumSource(LostTasks.class)
    @DisplayName("with its instance is reported, silent or missing, and the instance tells twice")
    void hostLoss(LostTasks tasks) {
        Scene scene = scene(Attempt.of(new TaskFate.HostLoss(SOON, tasks)));
        String arn = scene.start(Scene.EC2);
        scene.passSeconds(60);

        List<String> instance = scene.events.stream()
                .filter(event -> event.detailType().equals("ECS Container Instance State Change"))
                .map(event -> Scene.json(event.json()).path("detail"))
                .map(detail -> detail.path("agentConnected").asBoolean() + " "
                        + detail.path("status").asText())
                .toList();
        assertThat(instance).containsExactly("false ACTIVE", "false INACTIVE");
        boolean told = scene.events.stream()
                .anyMatch(event ->
                        event.resource().equals(arn) && event.json().contains("\"lastStatus\":\"STOPPED\",\"stop"));
        assertThat(told).isEqualTo(tasks == LostTasks.REPORTED);
        var answer = scene.ecs.describeTasks(Scene.CLUSTER, List.of(arn), scene.now());
        if (tasks == LostTasks.MISSING) {
            assertThat(answer.failures()).containsExactly(Failure.missing(arn));
        } else {
            assertThat(answer.tasks().getFirst().stop().orElseThrow().reason())
                    .startsWith("Host EC2 (instance i-")
                    .endsWith(" terminated.");
        }
    }

    @Test
    @DisplayName("for want of capacity is no task but a failure, and the next launch has its own attempt")
    void capacity() {
        Scene scene = scene(Attempt.withoutCapacity("RESOURCE:MEMORY"), Attempt.GOOD);
        RunTaskAnswer answer = scene.run(Scene.EC2.withCount(2));
        assertThat(answer.failures()).extracting(Failure::reason).containsExactly("RESOURCE:MEMORY");
        assertThat(answer.tasks()).hasSize(1);
    }

    @Test
    @DisplayName("gets stuck in a state and leaves it by a stop")
    void stuck() {
        Scene scene = scene(Attempt.of(new TaskFate.Stuck(TaskStatus.PENDING)));
        String arn = scene.start(Scene.FARGATE);
        assertThat(scene.passSeconds(3600).describe(arn).lastStatus()).isEqualTo(TaskStatus.PENDING);
        scene.ecs.stopTask(Scene.CLUSTER, arn, Optional.of("watchdog"), scene.now());
        assertThat(scene.passSeconds(10).describe(arn).stop()).contains(Stop.of(StopCode.USER_INITIATED, "watchdog"));
    }

    @Test
    @DisplayName("does not stop while StopTask is ignored")
    void stopIgnored() {
        Scene scene = scene(Attempt.exits(0, Duration.ofHours(2)).with(new StopFault(StopFault.Kind.IGNORED, 1)));
        String arn = scene.start(Scene.FARGATE);
        scene.passSeconds(30).ecs.stopTask(Scene.CLUSTER, arn, Optional.empty(), scene.now());
        Task ignored = scene.passSeconds(600).describe(arn);
        assertThat(ignored.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(ignored.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        scene.ecs.stopTask(Scene.CLUSTER, arn, Optional.empty(), scene.now());
        assertThat(scene.passSeconds(10).describe(arn).lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    @Test
    @DisplayName("in an image that is pulled while its sidecar runs has never run, and its sidecar has")
    void latePull() {
        Scene scene = Scene.of(Script.of(new Behaviour(
                Selector.container("app"), List.of(Attempt.of(new Obstacle.LatePull(PullError.TIMEOUT))))));
        Task task = scene.runToEnd(Scene.FARGATE);
        assertThat(app(task).exitCode()).isEmpty();
        assertThat(task.container("sidecar").exitCode()).isEqualTo(OptionalInt.of(143));
        assertThat(task.times().at(Mark.STARTED)).isEmpty();
    }

    @Test
    @DisplayName("only in its sidecar's image runs all the same")
    void sidecarPull() {
        Scene scene = Scene.of(Script.of(new Behaviour(
                Selector.container("sidecar"), List.of(Attempt.of(new Obstacle.Pull(PullError.DENIED, Cache.EMPTY))))));
        Task task = scene.runToEnd(Scene.FARGATE);
        assertThat(app(task).exitCode()).isEqualTo(OptionalInt.of(0));
        assertThat(task.container("sidecar").exitCode()).isEmpty();
        assertThat(task.container("sidecar").reason()).isPresent();
        assertThat(task.tags()).isEqualTo(Map.of());
    }
}
