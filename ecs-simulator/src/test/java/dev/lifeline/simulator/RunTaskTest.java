package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lifeline.simulator.model.DesiredStatus;
import dev.lifeline.simulator.model.FailureEntry;
import dev.lifeline.simulator.model.LaunchTarget;
import dev.lifeline.simulator.model.NetworkConfiguration;
import dev.lifeline.simulator.model.RunTaskRequest;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.StartedTask;
import dev.lifeline.simulator.model.StoppedSummary;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.TaskFate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("RunTask")
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
}
