package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import org.junit.jupiter.api.Test;

/** `rerun` begins the next generation of a run that ended. */
class RerunTest extends IdentityScene {
    @Test
    void rerun_begins_a_new_generation_of_a_run_that_ended_and_of_no_other() {
        stack.launch();
        assertThat(stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL)
                        .identity()
                        .nonce()
                        .generation())
                .as("a live run is answered")
                .isEqualTo(1);
        end(0, 3);

        Run again = stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL);

        assertThat(again.identity().nonce().generation()).isEqualTo(2);
        assertThat(again.request().taskDefinition()).isEqualTo(OTHER_DEFINITION);
        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(stack.store.journal(VICTIM))
                .as("the journal continues")
                .extracting(entry -> entry.revision())
                .isSorted()
                .hasSizeGreaterThan(3);
        end(1, 0);
        assertThat(result(stack.run())).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void only_a_run_or_generation_that_begins_is_answered_as_one_that_did_not_exist() {
        assertThat(stack.existed(OnRepeatedName.SAME_RUN, FIRST_CALL)).isFalse();
        assertThat(stack.existed(OnRepeatedName.SAME_RUN, SECOND_CALL)).isTrue();
        assertThat(stack.existed(OnRepeatedName.RERUN, SECOND_CALL))
                .as("it lives")
                .isTrue();
        end(0, 3);
        assertThat(stack.existed(OnRepeatedName.SAME_RUN, SECOND_CALL))
                .as("it ended")
                .isTrue();
        assertThat(stack.existed(OnRepeatedName.RERUN, SECOND_CALL)).isFalse();
        assertThat(stack.existed(OnRepeatedName.RERUN, SECOND_CALL))
                .as("repeated")
                .isTrue();
    }

    @Test
    void a_rerun_that_is_delivered_again_begins_no_further_generation() {
        stack.launch();
        end(0, 3);
        stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL);
        end(1, 3);

        assertThat(stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL)
                        .hasEnded())
                .isTrue();

        assertThat(world.ecs.launched()).hasSize(2);
    }

    @Test
    void without_rerun_a_name_stays_the_run_that_it_was() {
        stack.launch();
        end(0, 3);
        assertThat(stack.launch(OnRepeatedName.SAME_RUN, OTHER_DEFINITION, SECOND_CALL)
                        .hasEnded())
                .isTrue();
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void the_last_event_of_an_ended_generation_is_nothing_and_its_live_task_a_stranger() {
        stack.launch();
        EcsTask alive = world.ecs.task(task(0));
        EcsTask ended = end(0, 3);
        stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL);

        assertThat(stack.sees(ended)).isInstanceOf(Received.Delivered.class);
        assertThat(stack.sees(alive)).isInstanceOf(Received.Stranger.class);
        assertThat(world.ecs.stops()).isEmpty();
    }

    private EcsTask end(int number, int exitCode) {
        EcsTask ended = world.ecs.change(task(number), task -> TaskChanges.exited(task, exitCode));
        stack.sees(ended);
        return ended;
    }
}
