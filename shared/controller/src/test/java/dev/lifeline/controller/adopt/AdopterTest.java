package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.DETAILS;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdopterTest extends AdopterScene {
    @Test
    void a_task_that_a_policy_matches_is_the_first_attempt_of_a_run_named_by_its_id() {
        assertThat(receive(foreign())).isEqualTo(new Received.Delivered(List.of(ID)));

        assertThat(world.calls.made()).containsExactly(LOAD, DETAILS, DEFINITION, CREATE);
        assertThat(run().attempt().task()).contains(TASK);
        assertThat(run().attempt().number()).isEqualTo(1);
        assertThat(run().policy().name()).isEqualTo("default");
        assertThat(run().gaps()).isEmpty();
        assertThat(journal()).startsWith("adopted");
    }

    @Test
    void its_later_events_find_it_by_the_task_id_for_one_load_and_one_save() {
        receive(foreign());
        world.calls.clear();

        receive(change(TaskChanges::running));

        assertThat(world.calls.made()).containsExactly(LOAD, SAVE);
        assertThat(run().attempt().seen()).matches(seen -> seen.orElseThrow().reachedRunning());
    }

    @Test
    void a_duplicate_of_its_first_event_changes_nothing() {
        receive(foreign());
        world.calls.clear();

        receive(foreign());

        assertThat(world.calls.made()).containsExactly(LOAD);
    }

    @Test
    void two_functions_that_see_it_at_once_make_one_run() {
        EcsTask running = change(TaskChanges::running);
        world.ecs.tell(TASK, new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of(), List.of()));
        world.store.beforeSave(1, () -> receive(foreign()));

        receive(running);

        assertThat(world.calls.count(CREATE)).isEqualTo(2);
        assertThat(run().attempt().seen().map(EcsTask::version)).contains(running.version());
        assertThat(world.store.journal(ID)).hasSize(2);
    }

    @Test
    void what_never_ran_is_launched_again_as_an_attempt_of_its_own() {
        receive(foreign());
        receive(change(task -> TaskChanges.failedToStart(task, PULL_ERROR)));
        world.clock.advance(Duration.ofMinutes(1));
        RunLoop loop = new RunLoop(world.controllerPorts());

        loop.observe(ID.key(), new TimePassed());

        assertThat(world.ecs.launched()).singleElement().satisfies(launched -> {
            assertThat(launched.attempt()).isEqualTo(2);
            assertThat(launched.request().taskDefinition()).isEqualTo(DEFINITION_ARN);
            assertThat(world.ecs.task(launched.task()).placement().startedBy())
                    .contains(run().identity().task(2).startedBy());
        });
        EcsTask second = world.ecs.change(world.ecs.launched().getFirst().task(), task -> TaskChanges.exited(task, 0));
        loop.observe(ID.key(), new TaskSeen(2, second));
        assertThat(run().phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
    }

    @Test
    void a_task_first_seen_after_its_failed_start_is_adopted_and_launched_again() {
        receive(change(task -> TaskChanges.failedToStart(task, PULL_ERROR)));

        assertThat(run().attempt().status().state()).isEqualTo(TaskState.REJECTED);
        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
    }

    @Test
    void a_task_that_ended_more_than_an_hour_ago_is_left_alone() {
        EcsTask stopped = change(task -> TaskChanges.failedToStart(task, PULL_ERROR));
        world.clock.advance(Duration.ofMinutes(61));

        assertThat(receive(stopped)).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).containsExactly(LOAD);
    }

    @Test
    void the_latest_word_of_ecs_goes_before_an_event_that_comes_late() {
        change(TaskChanges::running);
        change(task -> TaskChanges.exited(task, 0));

        receive(foreign());

        assertThat(run().attempt().status().state()).isEqualTo(TaskState.COMPLETE);
    }

    @Test
    void a_live_task_that_ecs_does_not_know_is_left_to_its_next_event() {
        world.ecs.forget(TASK);

        assertThat(receive(foreign())).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.count(CREATE)).isZero();
    }
}
