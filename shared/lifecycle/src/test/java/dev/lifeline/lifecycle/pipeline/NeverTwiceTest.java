package dev.lifeline.lifecycle.pipeline;

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
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events arrive twice, late and in any order; tasks are alive that should not be. */
class NeverTwiceTest {

    @Test
    void a_duplicate_and_a_stale_event_change_nothing() {
        Scene scene = Scene.running();
        Run run = scene.run();
        for (int version = 1; version <= 3; version++) {
            scene.sees(task("1", version, "PENDING"));
            assertThat(scene.run()).isEqualTo(run);
            assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
            assertThat(scene.effects()).isEmpty();
        }
    }

    @Test
    void the_events_of_a_life_end_alike_in_every_order() {
        List<TaskSketch> life = List.of(
                task("1", 2, "PENDING"),
                task("1", 3, "PENDING").pulled(),
                task("1", 4, "RUNNING"),
                task("1", 5, "DEPROVISIONING").ran().stopping("EssentialContainerExited", "Essential container"),
                exited("1", 6, 0));
        List<List<TaskSketch>> orders = permutations(life);
        assertThat(orders).hasSize(120);
        for (List<TaskSketch> order : orders) {
            Scene scene = Scene.asked();
            order.forEach(scene::sees);
            assertThat(scene.ended().result()).as("%s", order).isEqualTo(Phase.Result.SUCCEEDED);
            assertThat(scene.run().attempt().version()).isEqualTo(life.getLast().version());
            assertThat(scene.run().pending()).isEmpty();
        }
    }

    @Test
    void the_task_of_a_past_attempt_that_is_alive_is_stopped_once() {
        Scene scene = second();
        scene.sees(1, task("1", 9, "RUNNING"));
        assertThat(stopped(scene)).containsExactly("1");
        assertThat(scene.sees(1, task("1", 10, "RUNNING")).effects()).isEmpty();
        assertThat(scene.observes(new Observation.StopAnswered(
                                1, ref("1"), new StopAnswer.StopAccepted(Optional.empty())))
                        .run()
                        .pending())
                .extracting(PendingEffect::effect)
                .containsExactly(new Effect.DescribeTask(1, ref("1")));
        assertThat(scene.sees(1, task("1", 11, "RUNNING")).effects()).isEmpty();
        assertThat(scene.sees(1, task("1", 12, "STOPPED")).run().pending()).isEmpty();
        assertThat(scene.run().attempt().number()).isEqualTo(2);
        assertThat(scene.run().attempt().isOver()).isFalse();
    }

    @Test
    void the_task_of_an_attempt_that_is_over_is_stopped_once_and_the_end_stays() {
        Scene scene = Scene.running().sees(exited("1", 5, 0));
        Phase end = scene.run().phase();
        assertThat(stopped(scene.sees(task("1", 6, "RUNNING")))).containsExactly("1");
        assertThat(scene.sees(task("1", 7, "RUNNING")).effects()).isEmpty();
        assertThat(scene.run().phase()).isEqualTo(end);
        assertThat(scene.run().deadline()).as("StopTask is still owed").isPresent();
    }

    @Test
    void of_several_past_attempts_the_one_whose_task_is_alive_is_stopped() {
        Scene scene = second().sees(EndTest.pullFails("2")).comesBack().sees(2, task("2", 9, "RUNNING"));
        assertThat(scene.effects())
                .containsExactly(
                        new Effect.StopTask(2, ref("2"), "Stopped by Lifeline: attempt 2 of run nightly is over"));
    }

    @Test
    void an_old_event_of_a_past_attempts_task_is_stale() {
        Scene scene = second();
        Run run = scene.run();
        assertThat(scene.sees(1, task("1", 2, "RUNNING")).run()).isEqualTo(run);
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        assertThat(scene.reason()).isEqualTo("version 2 is not above the known 2");
    }

    @Test
    void what_stops_by_itself_is_left_alone() {
        Scene scene = second().sees(1, task("1", 9, "RUNNING").stopping("UserInitiated", "x"));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.IGNORED);
    }

    @Test
    void a_stop_of_a_past_attempts_task_is_tried_for_a_working_day() {
        Scene scene = second().sees(1, task("1", 9, "RUNNING"));
        Instant begun = scene.now();
        do {
            scene.observes(new Observation.StopAnswered(1, ref("1"), new StopAnswer.StopFailed("no")));
            assertThat(stopped(scene.later(300).observes(new Observation.TimePassed())))
                    .containsExactly("1");
        } while (scene.now().isBefore(begun.plus(Limits.STANDARD.silence().refused())));
        scene.observes(new Observation.StopAnswered(1, ref("1"), new StopAnswer.StopFailed("no")));
        assertThat(scene.run().pending()).isEmpty();
    }

    /** A task that ECS has just made may be unknown to StopTask for minutes. */
    @Test
    void a_young_task_that_StopTask_does_not_find_is_stopped_again_and_no_attempt_begins_before_that() {
        Scene scene = Scene.asked().answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        scene.sees(1, task("1", 1, "PROVISIONING"));
        assertThat(stopped(scene)).containsExactly("1");
        for (int tries = 1; tries < 5; tries++) {
            scene.observes(new Observation.StopAnswered(1, ref("1"), new StopAnswer.NothingToStop()));
            assertThat(scene.run().phase()).isInstanceOf(Phase.BackingOff.class);
            assertThat(scene.later(60).observes(new Observation.TimePassed()).effects())
                    .containsExactly(
                            new Effect.StopTask(1, ref("1"), "Stopped by Lifeline: attempt 1 of run nightly is over"));
        }
        scene.later(60).observes(new Observation.StopAnswered(1, ref("1"), new StopAnswer.NothingToStop()));
        assertThat(scene.effects()).containsExactly(new Effect.RunTask(2));
    }

    @Test
    void an_acceptance_after_the_attempts_end_stops_the_task_once() {
        Scene backingOff = Scene.asked().answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        LaunchAnswer late = new LaunchAnswer.TaskCreated(ref("1"), Optional.empty());
        assertThat(stopped(backingOff.answered(1, late))).containsExactly("1");
        assertThat(backingOff.answered(1, late).effects()).isEmpty();
        assertThat(backingOff.sees(1, task("1", 2, "RUNNING")).effects()).isEmpty();

        Scene next = Scene.asked()
                .answered(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")))
                .comesBack();
        assertThat(stopped(next.answered(1, late))).containsExactly("1");
        assertThat(next.answered(1, late).effects()).isEmpty();
        assertThat(next.sees(1, task("1", 2, "RUNNING")).effects()).isEmpty();
    }

    @Test
    void an_answer_for_an_attempt_that_was_never_decided_upon_stops_nothing() {
        Scene scene = Scene.running();
        Run run = scene.run();
        scene.answered(7, new LaunchAnswer.TaskCreated(ref("7"), Optional.empty()));
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.sees(7, task("7", 1, "RUNNING")).run()).isEqualTo(run);
    }

    @Test
    void a_second_task_of_the_attempt_is_stopped_whoever_tells_of_it() {
        assertThat(stopped(Scene.running().sees(task("2", 1, "RUNNING")))).containsExactly("2");
        LaunchAnswer full = new LaunchAnswer.TaskCreated(
                ref("2"), Optional.of(task("2", 9, "PENDING").now()));
        assertThat(stopped(Scene.running().answered(full))).containsExactly("2");
        LaunchAnswer partial = new LaunchAnswer.TaskCreated(ref("2"), Optional.empty());
        assertThat(stopped(Scene.running().answered(partial))).containsExactly("2");
        assertThat(stopped(Scene.running()
                        .found(new FindAnswer.TasksListed(
                                List.of(task("2", 1, "PROVISIONING").now())))))
                .containsExactly("2");
        assertThat(Scene.running().answered(full).run().attempt().task()).contains(ref("1"));
    }

    @Test
    void why_a_task_is_stopped_that_should_not_be_alive_is_told() {
        Scene second = Scene.running().sees(task("2", 1, "RUNNING"));
        assertThat(second.effects())
                .containsExactly(new Effect.StopTask(
                        1, ref("2"), "Stopped by Lifeline: attempt 1 of run nightly goes on with another task"));
        assertThat(second.reason()).isEqualTo("attempt 1 goes on with another task, and task 2 is alive: stopped");
        Scene over = Scene.running().sees(exited("1", 5, 0)).sees(task("1", 6, "RUNNING"));
        assertThat(over.effects())
                .containsExactly(
                        new Effect.StopTask(1, ref("1"), "Stopped by Lifeline: attempt 1 of run nightly is over"));
        assertThat(over.reason()).isEqualTo("attempt 1 is over, and task 1 is alive: stopped");
    }

    @Test
    void a_second_task_of_a_past_attempt_is_stopped_whatever_its_version() {
        Scene scene = second().sees(1, task("1b", 1, "RUNNING"));
        assertThat(stopped(scene)).containsExactly("1b");
        assertThat(scene.sees(1, task("1b", 1, "RUNNING")).effects()).isEmpty();
    }

    @Test
    void an_ended_run_is_not_launched_again_beside_a_task_that_is_being_stopped() {
        Scene scene = Scene.running().sees(task("2", 1, "RUNNING")).sees(exited("1", 5, 0));
        Optional<String> why = Optional.of("its task 2 is being stopped and may still run");
        assertThat(scene.run().hasEnded()).isTrue();
        assertThat(scene.run().hindrance()).as("StopTask is under way").isEqualTo(why);

        scene.observes(new Observation.StopAnswered(1, ref("2"), new StopAnswer.StopAccepted(Optional.empty())));
        assertThat(scene.run().hindrance())
                .as("an accepted StopTask is not the end")
                .isEqualTo(why);
        assertThat(scene.run().deadline()).isPresent();

        scene.sees(exited("2", 9, 137));
        assertThat(scene.run().hindrance()).isEmpty();
        assertThat(scene.run().deadline()).as("nothing is left to do").isEmpty();
    }

    @Test
    void a_task_that_does_not_end_is_given_up_and_hinders_no_generation_for_ever() {
        Scene scene = Scene.running().sees(task("2", 1, "RUNNING")).sees(exited("1", 5, 0));
        scene.observes(new Observation.StopAnswered(1, ref("2"), new StopAnswer.StopAccepted(Optional.empty())));
        for (int asked = 0; scene.run().deadline().isPresent() && asked < 200; asked++) {
            scene.comesBack()
                    .observes(new Observation.DescribeAnswered(
                            1,
                            ref("2"),
                            new DescribeAnswer.Seen(task("2", 2, "RUNNING").now())));
        }
        assertThat(scene.reason()).contains("has not ended: it is given up");
        assertThat(scene.run().hindrance()).isEmpty();
    }

    @Test
    void the_answer_to_the_stop_of_a_second_task_says_nothing_of_the_first() {
        Scene scene = Scene.running().sees(task("2", 1, "RUNNING"));
        StopAnswer answer = new StopAnswer.StopAccepted(
                Optional.of(exited("2", 99, 143).stopping("UserInitiated", "x").now()));
        scene.observes(new Observation.StopAnswered(1, ref("2"), answer));
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.APPLIED);
        assertThat(scene.run()).isEqualTo(Scene.running().run());
    }

    /** A run whose first attempt failed to be pulled at version 2, and whose second is under way as task 2. */
    private static Scene second() {
        return Scene.launched().sees(EndTest.pullFails("1")).comesBack().accepted("2");
    }

    private static List<String> stopped(Scene scene) {
        return scene.effects().stream()
                .flatMap(effect -> effect instanceof Effect.StopTask stop ? Stream.of(stop) : Stream.empty())
                .map(stop -> stop.task().id())
                .toList();
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : items) {
            List<T> rest = items.stream().filter(item -> !item.equals(first)).toList();
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
