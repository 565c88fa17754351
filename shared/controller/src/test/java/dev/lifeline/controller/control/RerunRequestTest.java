package dev.lifeline.controller.control;

import static dev.lifeline.controller.control.ControlRequest.UserAction.RERUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackUnanswered;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchType.KnownLaunchType;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget.TaskToken;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RERUN, with and without changes. */
class RerunRequestTest extends ControlScene {
    private static final RunId THIRD = new RunId("invocation-3");

    private void ended() {
        launch();
        end(3);
    }

    private static List<String> problems(ControlResult result) {
        return ((ControlResult.InvalidChanges) result)
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void an_ended_run_begins_again_with_the_same_request() {
        ended();

        ControlResult.Controlled again = done(RERUN);

        assertThat(again.applied()).isTrue();
        assertThat(again.why()).isEqualTo("generation 2 begins");
        assertThat(again.run().request()).isEqualTo(Runs.REQUEST);
        assertThat(world.ecs.launched()).hasSize(2);
    }

    @Test
    void changes_apply_to_the_stored_request_and_everything_else_stays() {
        ended();

        ControlResult.Controlled again = (ControlResult.Controlled) rerun("""
                {"overrides": {"cpu": "1024", "memory": "2048"}, "capacityProviderStrategy": null,
                 "launchType": "FARGATE", "taskDefinition": "%s", "policy": "always"}""".formatted(OTHER_DEFINITION));

        Run run = again.run();
        assertThat(run.request().overrides().cpu()).contains("1024");
        assertThat(run.request().overrides().containers())
                .isEqualTo(Runs.REQUEST.overrides().containers());
        assertThat(run.request().compute()).isEqualTo(new Compute.OnLaunchType(KnownLaunchType.FARGATE));
        assertThat(run.request().taskDefinition()).isEqualTo(OTHER_DEFINITION);
        assertThat(run.request().network()).isEqualTo(Runs.REQUEST.network());
        assertThat(run.policy().name()).isEqualTo("always");
    }

    @Test
    void wrong_changes_are_all_reported_without_their_values_and_nothing_begins() {
        ended();

        assertThat(problems(rerun("""
                        {"overrides": {"cpu": {}}, "launchType": "FARGATE", "policy": "nope", "polcy": "%s",
                         "taskDefinition": "unknown"}""".formatted(Runs.SECRET))))
                .containsExactlyInAnyOrder(
                        "launchType: cannot be given together with capacityProviderStrategy: ECS takes one of them",
                        "overrides.cpu: a text is expected, not an object",
                        "polcy: unknown field; did you mean policy?",
                        "taskDefinition: no task definition unknown",
                        "policy: there is no policy nope; known are default, always, once, prefer-cached");
        assertThat(run().identity().nonce().generation()).isEqualTo(1);
    }

    @Test
    void a_run_keeps_its_name() {
        ended();
        assertThat(problems(rerun("{\"name\": \"other\", \"rerun\": true}")))
                .containsExactly(
                        "name: cannot be changed: the run keeps its name",
                        "rerun: cannot be changed: the run keeps its name");
    }

    @Test
    void a_live_run_is_not_begun_again() {
        launch();
        assertThat(request(RERUN))
                .isEqualTo(new ControlResult.NotPermitted("it has not ended; stop it first, or wait"));
    }

    @Test
    void a_launched_task_is_never_changed() {
        launch();
        happens(TaskChanges::running);
        assertThat(rerun("{\"overrides\": {\"cpu\": \"1024\"}}"))
                .isEqualTo(
                        new ControlResult.NotPermitted("attempt 1 was launched as it is; stop the run and launch a new"
                                + " one with the other request"));
    }

    @Test
    void a_run_begins_again_only_after_those_who_wait_have_its_result() {
        world.receivers.answer(new CallbackUnanswered("time-out"));
        launch(Optional.of(Callback.to(new TaskToken("token"), Optional.empty())));
        end(3);

        assertThat(request(RERUN))
                .isEqualTo(new ControlResult.NotPermitted(
                        "callback 1 to a Step Functions task token has yet to be delivered; try again later"));
    }

    @Test
    void the_same_invocation_again_begins_nothing_even_after_another_end() {
        ended();
        rerun("{}", SECOND);
        ControlResult.Controlled repeated = (ControlResult.Controlled) rerun("{}", SECOND);
        assertThat(repeated.applied()).isFalse();
        assertThat(repeated.why()).isEqualTo("generation 2 was begun by this invocation before");

        end(3);
        assertThat(((ControlResult.Controlled) rerun("{}", SECOND)).applied()).isFalse();
        assertThat(world.ecs.launched()).hasSize(2);

        assertThat(((ControlResult.Controlled) rerun("{}", THIRD)).applied()).isTrue();
    }

    @Test
    void of_two_users_at_once_one_begins_the_next_generation_and_the_other_is_told() {
        ended();
        world.store.beforeSave(1, () -> rerun("{}", THIRD));

        ControlResult.Controlled late = (ControlResult.Controlled) rerun("{}", SECOND);

        assertThat(late.applied()).isFalse();
        assertThat(late.why()).isEqualTo("generation 2 was begun by another request");
        assertThat(world.ecs.launched()).hasSize(2);
    }
}
