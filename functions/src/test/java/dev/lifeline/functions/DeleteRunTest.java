package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DeleteRunTest {
    private final FunctionsWorld world = new FunctionsWorld();

    private String delete(String request) throws IOException {
        return new InvocationContext("DeleteRun").of(new DeleteRunHandler(world.wiring), request);
    }

    private void end() throws IOException {
        world.with(Runs.ID);
        for (UnaryOperator<EcsTask> change :
                List.<UnaryOperator<EcsTask>>of(TaskChanges::running, task -> TaskChanges.exited(task, 0))) {
            new InvocationContext("TaskStateChange")
                    .of(
                            new TaskStateChangeHandler(world.wiring),
                            RehearsedEvents.batch(world.happens(Runs.ID, change)));
        }
        world.world.calls.clear();
    }

    @Test
    void an_ended_run_is_deleted_without_a_call_to_ECS_and_again_it_is_not_there() throws IOException {
        end();

        assertThat(delete("{\"run\": \"nightly\"}")).isEqualTo("{\"run\":\"nightly\",\"deleted\":true}");
        assertThat(world.world.store.peek(Runs.ID)).isEmpty();
        assertThat(world.world.calls.made()).isEqualTo(List.of(Call.LOAD, Call.DELETE));
        assertThat(world.notes).last().isInstanceOf(Note.RunDeleted.class);

        assertThat(delete("{\"run\": \"nightly\"}")).isEqualTo("{\"run\":\"nightly\",\"deleted\":false}");
    }

    @Test
    void a_live_run_is_not_deleted_and_the_error_says_what_is_waited_for() throws IOException {
        world.with(Runs.ID);
        assertThatThrownBy(() -> delete("{\"run\": \"nightly\"}"))
                .isExactlyInstanceOf(RunRefused.class)
                .hasMessageMatching(
                        "run nightly: not deleted: it is ATTEMPTING, next check of its task at .*; stop it first, or wait for"
                                + " its end");
        assertThat(world.world.store.peek(Runs.ID)).isPresent();
    }

    @Test
    void a_request_with_problems_deletes_nothing_and_names_them_all() throws IOException {
        end();
        assertThatThrownBy(() -> delete("{\"rum\": \"nightly\", \"generation\": 0}"))
                .isExactlyInstanceOf(InvalidRunRequest.class)
                .hasMessage("""
                        nothing was done, the request has 2 problems:
                        rum: unknown field; did you mean run?
                        generation: a whole number from 1 to 999999 is expected""");
        assertThat(world.world.store.peek(Runs.ID)).isPresent();
    }

    @Test
    void a_store_that_does_not_answer_is_an_error_that_may_be_repeated() throws IOException {
        end();
        world.world.store.failNext(Call.DELETE, 1);
        assertThatThrownBy(() -> delete("{\"run\": \"nightly\"}")).isExactlyInstanceOf(RunUnavailable.class);
        assertThat(delete("{\"run\": \"nightly\"}")).contains("\"deleted\":true");
    }
}
