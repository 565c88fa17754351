package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest extends IdentityScene {
    @Test
    void a_run_whose_item_was_deleted_is_launched_anew_and_gets_nothing_from_its_old_task() {
        stack.launch();
        EcsTask old = world.ecs.change(task(0), task -> TaskChanges.exited(task, 0));
        Stack restored = new Stack(new Namespace("blue"), 2);

        restored.launch(OnRepeatedName.SAME_RUN, OTHER_DEFINITION, SECOND_CALL);

        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(restored.sees(old)).isInstanceOf(Received.Stranger.class);
        assertThat(restored.run().hasEnded()).isFalse();
        restored.sees(world.ecs.change(task(1), task -> TaskChanges.exited(task, 3)));
        assertThat(result(restored.run())).isEqualTo(Phase.Result.FAILED);
    }

    @Test
    void two_stacks_over_one_cluster_never_touch_each_others_tasks() {
        Stack other = new Stack(new Namespace("green"), 1);
        stack.launch();
        other.launch();
        assertThat(world.ecs.launched()).as("each has a task of its own").hasSize(2);

        EcsTask failed = world.ecs.change(task(1), task -> TaskChanges.exited(task, 3));
        assertThat(stack.sees(failed)).isInstanceOf(Received.NotOurs.class);
        assertThat(other.sees(failed)).isInstanceOf(Received.Delivered.class);
        EcsTask succeeded = world.ecs.change(task(0), task -> TaskChanges.exited(task, 0));
        assertThat(other.sees(succeeded)).isInstanceOf(Received.NotOurs.class);
        assertThat(stack.sees(succeeded)).isInstanceOf(Received.Delivered.class);

        assertThat(result(stack.run())).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(result(other.run())).isEqualTo(Phase.Result.FAILED);
        assertThat(world.ecs.stops()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lifeline/victim/1", "lifeline/", "lifeline/x/y/z", "lifeline/green/KEY/1-0123456789abcdef/1"})
    void a_name_that_is_none_of_the_stacks_is_nobodys_and_costs_no_read(String startedBy) {
        stack.launch();
        world.calls.clear();
        assertThat(stack.sees(named(startedBy.replace("KEY", VICTIM.key().value()))))
                .isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifeline/blue/KEY/1-0123456789abcdef/1", "lifeline/blue/victim/1"})
    void a_copied_name_is_reported_and_gives_no_result(String startedBy) {
        Run launched = stack.launch();
        assertThat(stack.sees(named(startedBy.replace("KEY", VICTIM.key().value()))))
                .isInstanceOf(Received.Stranger.class);
        assertThat(stack.run()).isEqualTo(launched);
        assertThat(world.ecs.stops()).isEmpty();
    }

    @Test
    void another_runs_item_under_the_same_key_is_an_error_and_no_hit() {
        Run launched = stack.launch();
        assertThatThrownBy(() -> new Stored(launched, 1).of(new RunId("other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run victim is stored under the key of run other");
    }

    /** The run's own task except for its {@code startedBy}, and done. */
    private EcsTask named(String startedBy) {
        EcsTask own = TaskChanges.exited(world.ecs.task(task(0)), 0);
        EcsTask.Placement placement = own.placement();
        return new EcsTask(
                new TaskRef(own.ref().arn().replace("task/prod/0", "task/prod/9")),
                own.version(),
                own.lastStatus(),
                own.desiredStatus(),
                own.stop(),
                own.times(),
                new EcsTask.Placement(
                        placement.cluster(),
                        placement.taskDefinition(),
                        placement.group(),
                        Optional.of(startedBy),
                        placement.launchType(),
                        placement.capacityProvider(),
                        placement.containerInstance()),
                own.containers());
    }
}
