package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.pipeline.AnyStranger.Difference;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrangersTest {
    private static final Duration TOKEN = Limits.STANDARD.token();

    @ParameterizedTest
    @EnumSource
    void a_task_that_only_bears_the_name_gives_no_result_and_is_left_alone(Difference difference) {
        Scene scene = Scene.asked();
        Run asked = scene.run();
        scene.observes(new TaskSeen(1, stranger(scene, exited("9", 9, 0), difference)));
        assertThat(scene.last().outcome()).isEqualTo(DecisionOutcome.STRANGER);
        assertThat(scene.run()).isEqualTo(asked);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.reason()).startsWith("task 9 says that it is attempt 1, but ");
    }

    @ParameterizedTest
    @EnumSource
    void a_task_that_only_bears_the_name_is_left_alone_beside_the_runs_own_and_after_it(Difference difference) {
        for (Scene scene : List.of(Scene.running(), Scene.running().sees(exited("1", 9, 1)))) {
            Run before = scene.run();
            scene.observes(new TaskSeen(1, stranger(scene, task("9", 9, "RUNNING"), difference)));
            assertThat(scene.last().outcome()).isEqualTo(DecisionOutcome.STRANGER);
            assertThat(scene.run()).isEqualTo(before);
            assertThat(scene.effects()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_conflict_that_names_strangers_alone_ends_the_attempt_and_says_why(Difference difference) {
        Scene scene = Scene.asked();
        EcsTask stranger = stranger(scene, exited("9", 9, 0), difference);
        scene.answered(new LaunchAnswer.Conflict(List.of(stranger)));
        assertThat(scene.endedBy()).isEqualTo(Cause.LAUNCH_REJECTED);
        assertThat(scene.run().attempt().task()).isEmpty();
        assertThat(scene.reason()).contains("the client token was used with another request: task 9 is not");
    }

    @ParameterizedTest
    @EnumSource
    void of_the_tasks_that_ListTasks_names_only_the_runs_own_is_taken(Difference difference) {
        Scene scene = finding();
        EcsTask stranger = stranger(scene, exited("9", 9, 0), difference);
        Scene alone = finding().found(new FindAnswer.TasksListed(List.of(stranger)));
        assertThat(alone.run().pending()).extracting(PendingEffect::effect).containsExactly(new Effect.FindTask(1));
        assertThat(alone.reason()).contains("task 9 is not the attempt's");
        scene.found(new FindAnswer.TasksListed(
                List.of(stranger, task("1", 3, "RUNNING").now())));
        assertThat(scene.run().attempt().task()).contains(ref("1"));
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_of_RunTask_whose_details_do_not_fit_is_no_launch(Difference difference) {
        Scene scene = Scene.asked();
        EcsTask stranger = stranger(scene, task("9", 1, "PROVISIONING"), difference);
        scene.answered(new LaunchAnswer.TaskCreated(ref("9"), Optional.of(stranger)));
        assertThat(scene.endedBy()).isEqualTo(Cause.LAUNCH_REJECTED);
        assertThat(scene.reason()).contains("it names task 9, which is not the attempt's");
    }

    @Test
    void of_two_tasks_with_all_of_the_name_the_older_is_the_runs_own() {
        EcsTask own = AnyStranger.created(task("1", 3, "RUNNING").now(), NOON.plusSeconds(1));
        EcsTask copy = AnyStranger.created(task("9", 3, "RUNNING").now(), NOON.plusSeconds(2));
        for (List<EcsTask> order : List.of(List.of(own, copy), List.of(copy, own))) {
            assertThat(finding()
                            .found(new FindAnswer.TasksListed(order))
                            .run()
                            .attempt()
                            .task())
                    .contains(ref("1"));
        }
    }

    @Test
    void a_copy_of_the_whole_name_is_a_stranger_while_the_token_makes_no_second_task() {
        Instant last = NOON.plus(TOKEN).minus(Ownership.CLOCK_SKEW);
        assertThat(seesSecond(last.minusMillis(1)).outcome()).isEqualTo(DecisionOutcome.STRANGER);
        assertThat(seesSecond(last.minusMillis(1)).effects()).isEmpty();
        assertThat(seesSecond(last).effects()).hasSize(1).allMatch(Effect.StopTask.class::isInstance);
    }

    private static Decision seesSecond(Instant created) {
        return Scene.running()
                .observes(new TaskSeen(
                        1, AnyStranger.created(task("2", 3, "RUNNING").now(), created)))
                .last();
    }

    @Test
    void a_clock_may_be_off_by_five_minutes() {
        Instant earliest = NOON.minus(Duration.ofMinutes(5));
        assertThat(seesFirst(earliest).run().attempt().task()).contains(ref("1"));
        assertThat(seesFirst(earliest.minusMillis(1)).outcome()).isEqualTo(DecisionOutcome.STRANGER);
    }

    private static Decision seesFirst(Instant created) {
        return Scene.asked()
                .observes(new TaskSeen(
                        1, AnyStranger.created(task("1", 3, "RUNNING").now(), created)))
                .last();
    }

    @Test
    void an_adopted_task_is_its_runs_own_whoever_started_it() {
        Scene scene = Scene.adopted(DefaultPolicy.named("default").orElseThrow());
        scene.observes(new TaskSeen(
                1, TaskSketch.startedBy("somebody", exited("1", 9, 0).now())));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void the_next_generation_has_a_nonce_of_its_own_and_nothing_of_the_last_ones_attempts() {
        Scene ended = Scene.running().sees(exited("1", 9, 1));
        Run again = relaunched(ended).run();
        assertThat(again.id()).isEqualTo(Scene.ID);
        assertThat(again.identity().nonce().generation()).isEqualTo(2);
        assertThat(again.attempt().number()).isEqualTo(1);
        assertThat(again.attempt().task()).isEmpty();
        assertThat(again.hasEnded()).isFalse();
        assertThat(again.identity().task(1).clientToken())
                .isNotEqualTo(ended.run().identity().task(1).clientToken());
    }

    @Test
    void a_task_of_an_ended_generation_is_nothing_when_it_stops_and_a_stranger_when_it_lives() {
        Scene ended = Scene.running().sees(exited("1", 9, 1));
        Run again = relaunched(ended).run();
        EcsTask stopped = ofGeneration(ended.run(), exited("1", 10, 1));
        EcsTask alive = ofGeneration(ended.run(), task("1", 10, "RUNNING"));
        assertThat(decide(again, stopped).outcome()).isEqualTo(DecisionOutcome.IGNORED);
        assertThat(decide(again, alive).outcome()).isEqualTo(DecisionOutcome.STRANGER);
        assertThat(decide(again, alive).effects()).isEmpty();
        assertThat(decide(again, alive).explanation().reason())
                .isEqualTo("task 1 is of generation 1, which has ended, and is alive");
    }

    @Test
    void the_stops_that_a_generation_owes_are_taken_over_by_the_next() {
        Scene ended = Scene.running().sees(exited("1", 9, 1));
        ended.sees(task("1", 10, "RUNNING"));
        assertThat(ended.effects()).hasSize(1).allMatch(Effect.StopTask.class::isInstance);
        assertThat(relaunched(ended).run().pending())
                .extracting(pending -> pending.effect().getClass().getSimpleName())
                .containsExactly("StopTask", "RunTask");
    }

    private static Decision relaunched(Scene ended) {
        Identity next = ended.run().identity().next(new Namespace("test"), 8, "invocation-2");
        return Supervisor.relaunch(ended.run(), next, LaunchOrder.of(Scene.REQUEST), ended.circumstances());
    }

    private static Decision decide(Run run, EcsTask seen) {
        return Supervisor.decide(run, new TaskSeen(1, seen), Scene.asked().circumstances());
    }

    private static EcsTask ofGeneration(Run run, TaskSketch task) {
        return TaskSketch.startedBy(run.identity().task(1).startedBy(), task.now());
    }

    @ParameterizedTest
    @CsvSource({
        "prod, prod, true",
        "prod, arn:aws:ecs:eu-west-1:111122223333:cluster/prod, true",
        "arn:aws:ecs:eu-west-1:111122223333:cluster/prod, arn:aws:ecs:eu-west-1:111122223333:cluster/prod, true",
        "arn:aws:ecs:eu-west-1:111122223333:cluster/prod, arn:aws:ecs:eu-west-1:444455556666:cluster/prod, false",
        "arn:aws:ecs:eu-west-1:111122223333:cluster/prod, prod, true",
        "prod, arn:aws:ecs:eu-west-1:111122223333:cluster/prod-2, false",
        "prod, arn:aws:ecs:eu-west-1:111122223333:cluster/my-prod, false"
    })
    void a_cluster_is_the_same_by_its_name_and_by_its_ARN(String asked, String told, boolean same) {
        assertThat(ResourceNames.isSameCluster(asked, told)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "etl:7, etl:7, true",
        "etl:7, arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7, true",
        "etl:7, arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:71, false",
        "etl:7, arn:aws:ecs:eu-west-1:111122223333:task-definition/my-etl:7, false",
        "etl, arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7, true",
        "etl, arn:aws:ecs:eu-west-1:111122223333:task-definition/etl-2:7, false",
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl, arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7, true",
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7, arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:8, false",
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7, arn:aws:ecs:eu-west-1:444455556666:task-definition/etl:7, false",
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7, etl:7, true"
    })
    void a_task_definition_is_the_same_by_family_revision_and_ARN(String asked, String told, boolean same) {
        assertThat(ResourceNames.isSameDefinition(asked, told)).isEqualTo(same);
    }

    private static Scene finding() {
        return Scene.asked()
                .answered(new LaunchAnswer.LaunchUnanswered("time-out"))
                .comesBack()
                .answered(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "AccessDenied", 400)));
    }

    private static EcsTask stranger(Scene scene, TaskSketch task, Difference difference) {
        EcsTask own = TaskSketch.startedBy(scene.run().identity().task(1).startedBy(), task.now());
        return AnyStranger.of(scene.run(), own, difference);
    }
}
