package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run may have several pending effects: an answer settles only its own. */
class OwedEffectsTest {
    private static final Instant TOMORROW = Instant.parse("2026-11-22T12:00:00Z");

    static List<StopAnswer> answers() {
        return List.of(
                new StopAnswer.StopAccepted(Optional.empty()),
                new StopAnswer.NothingToStop(),
                new StopAnswer.StopFailed("no"),
                new StopAnswer.StopHeld(new Hold.Barred("Lifeline is paused", TOMORROW)));
    }

    /** Besides its own task a run has two more that are being stopped. */
    private static Scene owing() {
        return Scene.running().sees(task("2", 1, "RUNNING")).later(1).sees(task("3", 1, "RUNNING"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void the_answer_to_one_stop_leaves_the_other_as_it_is(StopAnswer answer) {
        for (int wait : List.of(0, 10, 299, 300, 400_000)) {
            for (String id : List.of("2", "3")) {
                String other = id.equals("2") ? "3" : "2";
                Scene alone = owing().timePasses(wait);

                Scene scene = answered(owing().later(wait), id, answer);

                assertThat(stop(scene, other))
                        .as("%s after %s s", id, wait)
                        .isPresent()
                        .isEqualTo(stop(alone, other));
            }
        }
    }

    @Test
    void a_stop_that_is_held_is_due_when_its_time_has_come() {
        Scene scene = answered(owing(), "2", new StopAnswer.StopHeld(new Hold.Barred("Lifeline is paused", TOMORROW)));

        assertThat(stop(scene, "2").map(PendingEffect::dueAt)).contains(TOMORROW);
    }

    @Test
    void the_answer_to_a_stop_that_nobody_owes_is_stale_whatever_else_is_owed() {
        Scene scene = owing();
        Run run = scene.run();
        answered(scene, "4", new StopAnswer.StopHeld(new Hold.Barred("Lifeline is paused", TOMORROW)));
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        answered(scene, "4", new StopAnswer.StopFailed("no"));
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        assertThat(scene.run()).isEqualTo(run);
    }

    /** The stop of task 2 has been pending long enough for it to be visible, that of task 3 has not. */
    @Test
    void a_task_is_young_by_its_own_stop() {
        Scene scene = Scene.running()
                .sees(task("2", 1, "RUNNING"))
                .later(250)
                .sees(task("3", 1, "RUNNING"))
                .later(60);

        answered(scene, "3", new StopAnswer.NothingToStop());
        assertThat(stop(scene, "3")).isPresent();
        answered(scene, "2", new StopAnswer.NothingToStop());
        assertThat(stop(scene, "2")).isEmpty();
    }

    @Test
    void a_stop_that_ECS_ignores_is_asked_for_again_whatever_else_is_owed() {
        Scene scene = Scene.running().userStops();
        scene.stopAnswered(new StopAnswer.StopAccepted(Optional.empty())).sees(task("2", 1, "RUNNING"));

        scene.described(task("1", 4, "RUNNING"));

        assertThat(stop(scene, "1")).isPresent();
    }

    @Test
    void the_answer_of_ListTasks_leaves_the_stop_of_an_earlier_task_as_it_is() {
        Scene scene = Scene.launched()
                .sees(EndTest.pullFails("1"))
                .comesBack()
                .answered(new LaunchAnswer.LaunchUnanswered("timed out"))
                .comesBack()
                .sees(1, task("1", 9, "RUNNING"))
                .answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        Optional<PendingEffect> before = stop(scene, "1");
        assertThat(before).isPresent();

        scene.found(new FindAnswer.NoneListed());
        assertThat(scene.reason()).contains("one may be too new");
        assertThat(stop(scene, "1")).isEqualTo(before);
        scene.found(new FindAnswer.ListUnanswered(NoAnswer.SILENT, "timed out"));
        assertThat(stop(scene, "1")).isEqualTo(before);
    }

    @Test
    void a_task_that_hangs_is_stopped_whatever_else_is_owed() {
        Scene scene = hanging("1").sees(task("2", 1, "RUNNING"));

        scene.later((int) Limits.STANDARD.stopping().toSeconds()).observes(new Observation.TimePassed());

        assertThat(stop(scene, "1")).isPresent();
        assertThat(stop(scene, "2")).isPresent();
    }

    @Test
    void what_is_owed_for_an_earlier_attempt_is_owed_when_a_task_has_ceased_to_hang() {
        Scene scene = Scene.launched().sees(EndTest.pullFails("1")).comesBack().accepted("2");
        scene.sees(hangs("2")).sees(1, task("1", 9, "RUNNING")).later(400);
        assertThat(scene.run().attempt().isHanging()).isTrue();

        scene.observes(new Observation.DescribeAnswered(2, ref("2"), new DescribeAnswer.TaskMissing()));

        assertThat(scene.run().attempt().isHanging()).isFalse();
        assertThat(stop(scene, "1")).isPresent();
    }

    private static Scene hanging(String id) {
        Scene scene = Scene.running().sees(hangs(id));
        assertThat(scene.run().attempt().isHanging()).isTrue();
        return scene;
    }

    private static TaskSketch hangs(String id) {
        return task(id, 4, "DEPROVISIONING")
                .ran()
                .stopping("EssentialContainerExited", "x")
                .without("app")
                .with(container("app", 0));
    }

    @Test
    void the_next_generation_takes_over_what_is_to_be_stopped_and_no_question() {
        Scene ended = Scene.running().sees(task("2", 1, "RUNNING")).sees(exited("1", 5, 0));
        PendingEffect question = new PendingEffect(new Effect.DescribeTask(1, ref("1")), TOMORROW, TOMORROW, 1);
        PendingEffect stop = stop(ended, "2").orElseThrow();
        Run owing = ended.run().withPending(List.of(question, stop));
        Identity next = owing.identity().next(new Namespace("test"), 8, "invocation-2");

        Run again = Supervisor.relaunch(owing, next, LaunchOrder.of(Scene.REQUEST), ended.circumstances())
                .run();

        assertThat(again.pending()).contains(stop).hasSize(2).doesNotContain(question);
    }

    @Test
    void how_a_run_ended_is_explained_by_the_decision_that_ended_it_and_by_no_other() {
        Scene scene = Scene.running();
        assertThat(scene.last().explanation().ended()).isEmpty();
        assertThat(scene.sees(exited("1", 5, 0)).last().explanation().ended()).contains(Phase.Result.SUCCEEDED);
        assertThat(scene.sees(task("1", 6, "RUNNING")).last().explanation().ended())
                .isEmpty();
        assertThat(scene.run().hasEnded()).isTrue();
    }

    private static Scene answered(Scene scene, String task, StopAnswer answer) {
        return scene.observes(new Observation.StopAnswered(1, ref(task), answer));
    }

    private static Optional<PendingEffect> stop(Scene scene, String task) {
        return scene.run().pending().stream()
                .filter(pending -> pending.effect().stops(ref(task)))
                .findFirst();
    }
}
