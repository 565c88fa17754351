package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.ListTasksRequest;
import dev.lifeline.simulator.model.ListTasksRequest.PageRequest;
import dev.lifeline.simulator.model.NetworkConfiguration;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StartedTask;
import dev.lifeline.simulator.model.StoppedSummary;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.script.EventFaults;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("RunTask and its neighbours")
final class RunTaskTest {
    private static final RunTaskRequest TOKEN = SimulatorScene.FARGATE.withClientToken("run-1");

    private final SimulatorScene scene = SimulatorScene.of(Script.NOTHING_FAILS);

    @Test
    @DisplayName(
            "The same token with the same parameters gives the same task, whole while it lives, in brief afterwards")
    void sameTokenSameTask() {
        String arn = scene.start(TOKEN);
        StartedTask again = scene.passSeconds(5).run(TOKEN).tasks().getFirst();
        assertThat(again)
                .isInstanceOf(SimulatedTask.class)
                .extracting(StartedTask::taskArn)
                .isEqualTo(arn);
        StartedTask stopped = scene.passSeconds(600).run(TOKEN).tasks().getFirst();
        assertThat(stopped).isEqualTo(new StoppedSummary(arn, TaskLastStatus.STOPPED, DesiredStatus.STOPPED));
    }

    @Test
    @DisplayName("The same token with other parameters is a conflict that names the tasks")
    void conflict() {
        String arn = scene.start(TOKEN);
        EcsException refusal =
                catchThrowableOfType(EcsException.class, () -> scene.run(TOKEN.withStartedBy("another")));
        assertThat(refusal.code()).isEqualTo(EcsErrorCode.CONFLICT);
        assertThat(refusal.resourceIds()).containsExactly(arn);
    }

    @ParameterizedTest(name = "{0} s after the launch of a task that lives {1}: {2}")
    @CsvSource({"3615, short, same", "3616, short, new", "86399, long, same", "86400, long, new"})
    @DisplayName("A token lives as long as its task and an hour, and never longer than a day")
    void tokenLifetime(long seconds, String life, String outcome) {
        // A good run is over after 16 s: 2 + 3 + 1 + 5 + 1 + 2 + 2.
        ScriptedAttempt attempt = life.equals("short")
                ? ScriptedAttempt.GOOD
                : ScriptedAttempt.of(new TaskFate.Stuck(TaskLastStatus.RUNNING));
        SimulatorScene own = SimulatorScene.of(Script.attempts(attempt));
        String first = own.start(TOKEN);
        String second = own.passSeconds(seconds).start(TOKEN);
        assertThat(second.equals(first)).isEqualTo(outcome.equals("same"));
    }

    @Test
    @DisplayName("A stopped task is shown for an hour, then it is MISSING")
    void stoppedTasksDisappear() {
        String arn = scene.start(SimulatorScene.FARGATE);
        assertThat(scene.passSeconds(3615).describe(arn).lastStatus()).isEqualTo(TaskLastStatus.STOPPED);
        scene.passSeconds(1);
        assertThat(scene.ecs
                        .describeTasks(SimulatorScene.CLUSTER, List.of(arn), scene.now())
                        .failures())
                .containsExactly(FailureEntry.missing(arn));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(SimulatorScene.FARGATE.withCount(11), EcsErrorCode.INVALID_PARAMETER, "count"),
                arguments(SimulatorScene.FARGATE.withCount(0), EcsErrorCode.INVALID_PARAMETER, "count"),
                arguments(
                        SimulatorScene.FARGATE.withStartedBy("x".repeat(129)),
                        EcsErrorCode.INVALID_PARAMETER,
                        "startedBy"),
                arguments(
                        SimulatorScene.FARGATE.withClientToken("x".repeat(65)),
                        EcsErrorCode.INVALID_PARAMETER,
                        "clientToken"),
                arguments(SimulatorScene.FARGATE.withClientToken("a b"), EcsErrorCode.INVALID_PARAMETER, "clientToken"),
                arguments(
                        SimulatorScene.FARGATE.withOverrides(
                                JsonNodeFactory.instance.objectNode().put("cpu", "1".repeat(8192))),
                        EcsErrorCode.INVALID_PARAMETER,
                        "overrides"),
                arguments(
                        RunTaskRequest.of(
                                SimulatorScene.CLUSTER, "web", LaunchTarget.type(SimulatedLaunchType.FARGATE)),
                        EcsErrorCode.INVALID_PARAMETER,
                        "networkConfiguration is required"),
                arguments(
                        SimulatorScene.EC2.withNetwork(NetworkConfiguration.of("subnet-1")),
                        EcsErrorCode.INVALID_PARAMETER,
                        "networkConfiguration is only"),
                arguments(
                        RunTaskRequest.of(
                                SimulatorScene.CLUSTER, "job", LaunchTarget.type(SimulatedLaunchType.FARGATE)),
                        EcsErrorCode.INVALID_PARAMETER,
                        "awsvpc"),
                arguments(RunTaskRequest.fargate("nowhere", "web"), EcsErrorCode.CLUSTER_NOT_FOUND, "Cluster"),
                arguments(
                        RunTaskRequest.fargate(SimulatorScene.CLUSTER, "web:7"), EcsErrorCode.CLIENT, "TaskDefinition"),
                arguments(
                        RunTaskRequest.fargate(SimulatorScene.CLUSTER, "none"), EcsErrorCode.CLIENT, "TaskDefinition"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("refusals")
    @DisplayName("What ECS refuses is refused, and nothing is launched")
    void refused(RunTaskRequest request, EcsErrorCode code, String words) {
        assertThatThrownBy(() -> scene.run(request))
                .isInstanceOfSatisfying(
                        EcsException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(words);
        assertThat(scene.passSeconds(60).events).isEmpty();
    }

    @Test
    @DisplayName("An inactive revision is not launched, though it can be described")
    void inactiveRevision() {
        scene.ecs.deregisterTaskDefinition("web:1");
        assertThatThrownBy(() -> scene.start(RunTaskRequest.fargate(SimulatorScene.CLUSTER, "web:1")))
                .hasMessage("TaskDefinition not found.");
        assertThat(scene.ecs.describeTaskDefinition("web:1", scene.now()).revision())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Instances that are full give a failure")
    void fullInstances() {
        var answers = Stream.generate(() -> scene.run(SimulatorScene.EC2.withCount(10)))
                .limit(2)
                .toList();
        assertThat(answers.getFirst().tasks()).hasSize(10);
        assertThat(answers.getLast().tasks()).hasSize(6);
        assertThat(answers.getLast().failures()).hasSize(4).allSatisfy(failure -> {
            assertThat(failure.reason()).isEqualTo("RESOURCE:MEMORY");
            assertThat(failure.arn()).isPresent();
        });
    }

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

    @Test
    @DisplayName("The script refuses as many calls as it says before it launches")
    void scriptedThrottling() {
        SimulatorScene throttled = SimulatorScene.of(Script.attempts(ScriptedAttempt.GOOD.throttled(2)));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> throttled.start(TOKEN)).hasMessage("Rate exceeded");
        }
        assertThat(throttled.start(TOKEN)).contains(":task/prod/");
    }

    @Test
    @DisplayName("The documented buckets let 100 changes through at once and 40 a second later on")
    void documentedThrottling() {
        SimulatorScene busy = SimulatorScene.of(Script.NOTHING_FAILS, RateLimits.DOCUMENTED);
        Runnable launch = () -> busy.run(SimulatorScene.EC2);
        assertThat(accepted(launch, 120)).isEqualTo(100);
        busy.passSeconds(1);
        assertThat(accepted(launch, 120)).isEqualTo(40);
    }

    @Test
    @DisplayName("Fargate lets 20 launches through at once and 20 a second later on, of those that ECS lets through")
    void documentedThrottlingOnFargate() {
        SimulatorScene busy = SimulatorScene.of(Script.NOTHING_FAILS, RateLimits.DOCUMENTED);
        Runnable launch = () -> busy.run(SimulatorScene.FARGATE);
        assertThat(accepted(launch, 30)).isEqualTo(20);
        busy.passSeconds(1);
        assertThat(accepted(launch, 30)).isEqualTo(20);
        Runnable spot =
                () -> busy.run(RunTaskRequest.of(SimulatorScene.CLUSTER, "web", LaunchTarget.provider("FARGATE_SPOT"))
                        .withNetwork(NetworkConfiguration.of("subnet-1")));
        assertThat(accepted(spot, 10)).as("Spot is Fargate, too").isZero();
        assertThat(accepted(() -> busy.run(SimulatorScene.EC2), 10)).isEqualTo(10);
    }

    @Test
    @DisplayName("Task definitions can be read 50 times at once and 20 times a second later on")
    void documentedThrottlingOfDefinitions() {
        SimulatorScene busy = SimulatorScene.of(Script.NOTHING_FAILS, RateLimits.DOCUMENTED);
        Runnable read = () -> busy.ecs.describeTaskDefinition("web", busy.now());
        assertThat(accepted(read, 120)).isEqualTo(50);
        busy.passSeconds(1);
        assertThat(accepted(read, 120)).isEqualTo(20);
    }

    private static long accepted(Runnable call, int calls) {
        return Stream.generate(() -> {
                    try {
                        call.run();
                        return 1;
                    } catch (EcsException e) {
                        assertThat(e.code()).isEqualTo(EcsErrorCode.THROTTLING);
                        return 0;
                    }
                })
                .limit(calls)
                .filter(started -> started > 0)
                .count();
    }

    @Test
    @DisplayName("Events are repeated, delayed and dropped by their versions")
    void eventFaults() {
        SimulatorScene faulty = SimulatorScene.of(Script.attempts(ScriptedAttempt.GOOD.with(
                new EventFaults(2, Set.of(2L), Map.of(3L, Duration.ofSeconds(30)), Duration.ZERO))));
        faulty.runToEnd(SimulatorScene.EC2);
        assertThat(faulty.seen("version")).containsExactly("1", "1", "4", "4", "5", "5", "6", "6", "3", "3");
        assertThat(faulty.events.get(0).json()).isEqualTo(faulty.events.get(1).json());
    }

    @Test
    @DisplayName("The same seed, script and calls give the same bytes")
    void deterministic() {
        assertThat(bytes()).isEqualTo(bytes()).hasSizeGreaterThan(20);
    }

    private static List<String> bytes() {
        SimulatorScene own = SimulatorScene.of(Script.attempts(
                ScriptedAttempt.GOOD.with(new EventFaults(2, Set.of(), Map.of(), Duration.ofSeconds(8))),
                ScriptedAttempt.of(new TaskFate.HostLoss(Duration.ofSeconds(1), LostTasks.REPORTED))));
        own.runToEnd(SimulatorScene.FARGATE.withTags(Map.of("a", "1", "b", "2", "c", "3")));
        own.runToEnd(SimulatorScene.EC2);
        return own.events.stream().map(EmittedEvent::json).toList();
    }
}
