package dev.lifeline.controller.loop;

import static dev.lifeline.controller.testing.Calls.Call.KEEP;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.task.TaskState;
import org.junit.jupiter.api.Test;

/** What a decision does that loses its race to save. */
class RaceTest extends RunLoopScene {
    @Test
    void a_deadline_that_loses_its_race_is_decided_again() {
        TaskSeen pending = seen(world.ecs.change(first().ref(), TaskChanges::pending));
        TaskSeen running = seen(world.ecs.change(first().ref(), TaskChanges::running));
        world.clock.set(run().deadline().orElseThrow());
        world.store.beforeSave(1, () -> loop.observe(Runs.ID.key(), running));
        world.calls.clear();

        loop.observe(Runs.ID.key(), pending);

        assertThat(world.calls.made()).containsExactly(LOAD, KEEP, LOAD, SAVE);
        assertThat(run().attempt().status().state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void what_is_observed_of_a_run_that_is_deleted_meanwhile_does_not_reach_the_one_launched_under_its_name() {
        TaskSeen running = seen(world.ecs.change(first().ref(), TaskChanges::running));
        Identity again = new Identity(Runs.ID, Runs.IDENTITY.namespace(), Nonce.first(99), Coverage.DECISIVE, "again");
        Decision launched = Supervisor.launch(again, LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON));
        world.store.beforeSave(1, () -> {
            world.store.erase(Runs.ID.key());
            world.store.create(launched.run(), launched.explanation());
        });

        assertThatThrownBy(() -> loop.observe(Runs.ID.key(), running)).isInstanceOf(Contention.class);
        assertThat(run()).isEqualTo(launched.run());
        assertThat(world.decisions).isEmpty();
    }

    @Test
    void a_lost_race_is_decided_again_on_the_winners_run_without_another_load() {
        EcsTask running = world.ecs.change(first().ref(), TaskChanges::running);
        RunLoop other = new RunLoop(world.controllerPorts());
        world.store.beforeSave(1, () -> {
            other.observe(Runs.ID.key(), seen(running));
            world.calls.clear();
        });

        loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL));

        assertThat(world.calls.made()).as("after the competitor").containsExactly(SAVE, STOP, SAVE);
        assertThat(run().attempt().seen().map(EcsTask::version)).contains(first().version());
        assertThat(run().attempt().seen())
                .as("the winner's news is kept")
                .matches(seen -> seen.orElseThrow().reachedRunning());
        assertThat(run().attempt().stop()).isInstanceOf(Stop.Wanted.class);
    }

    @Test
    void an_event_that_a_competitor_has_handled_is_stale_after_the_lost_race() {
        EcsTask running = world.ecs.change(first().ref(), TaskChanges::running);
        RunLoop other = new RunLoop(world.controllerPorts());
        world.store.beforeSave(1, () -> other.observe(Runs.ID.key(), seen(running)));

        Turn turn = loop.observe(Runs.ID.key(), seen(running)).orElseThrow();

        assertThat(turn.decision().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        assertThat(turn.stored().run()).isEqualTo(run());
    }

    @Test
    void ten_lost_races_are_contention_and_nothing_is_carried_out() {
        world.store.beforeEverySave(() -> world.store.touch(Runs.ID));

        assertThatThrownBy(() -> loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL)))
                .isInstanceOf(Contention.class)
                .hasMessageContaining("run nightly")
                .hasMessageContaining("10 tries");

        assertThat(world.calls.count(SAVE)).isEqualTo(10);
        assertThat(world.calls.count(LOAD)).isEqualTo(1);
        assertThat(world.ecs.stops()).isEmpty();
        assertThat(world.decisions).isEmpty();
    }

    @Test
    void nine_lost_races_are_none() {
        for (int nth = 1; nth <= 9; nth++) {
            world.store.beforeSave(nth, () -> world.store.touch(Runs.ID));
        }

        loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL));

        assertThat(world.ecs.stops()).hasSize(1);
    }
}
