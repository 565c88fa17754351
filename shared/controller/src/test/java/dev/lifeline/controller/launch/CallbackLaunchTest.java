package dev.lifeline.controller.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.testing.ScriptedReceivers.Report;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackUnanswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import dev.lifeline.lifecycle.run.CallbackTarget.TaskToken;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever launches a run may wait for its end, and so may whoever launches the same name again. */
class CallbackLaunchTest extends LauncherScene {
    @BeforeEach
    void defined() {
        define(true);
    }

    private LaunchResult launch(String token) {
        RunRequest like = named();
        return launcher.launch(
                new RunRequest(
                        like.name(),
                        like.repeated(),
                        like.policy(),
                        like.launch(),
                        Optional.of(Callback.to(new TaskToken(token), Optional.empty()))),
                DERIVED);
    }

    private Run run() {
        return world.store.peek(Runs.ID).orElseThrow();
    }

    private List<CallbackTarget> waiting() {
        return run().callbacks().stream().map(Callback::target).toList();
    }

    private void end() {
        happens(TaskChanges::running);
        happens(task -> TaskChanges.exited(task, 0));
    }

    private void happens(UnaryOperator<EcsTask> change) {
        EcsTask task = world.ecs.change(world.ecs.launched().getFirst().task(), change);
        world.controller().loop().observe(Runs.ID.key(), new TaskSeen(1, task));
    }

    @Test
    void who_launches_a_run_waits_for_it() {
        assertThat(launch("one")).isInstanceOf(LaunchResult.RunAccepted.class);
        assertThat(waiting()).containsExactly(new TaskToken("one"));
    }

    @Test
    void who_launches_it_again_waits_too_and_the_same_token_waits_once() {
        launch("one");
        launch("two");
        assertThat(launch("one")).isEqualTo(new LaunchResult.RunAccepted(run(), true));
        assertThat(waiting()).containsExactly(new TaskToken("one"), new TaskToken("two"));
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_run_that_has_ended_tells_a_late_one_at_once() {
        launch("one");
        end();
        world.receivers.reports.clear();

        assertThat(launch("late")).isInstanceOf(LaunchResult.RunAccepted.class);

        assertThat(world.receivers.reports).extracting(Report::news).containsExactly(CallbackNews.ENDED);
        assertThat(world.receivers.reports)
                .extracting(report -> report.callback().target())
                .containsExactly(new TaskToken("late"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void who_cannot_wait_any_more_is_told_so_by_the_launch() {
        IntStream.rangeClosed(1, 10).forEach(number -> launch("token-" + number));
        assertThat(launch("token-11"))
                .isEqualTo(
                        new LaunchResult.Unavailable("run nightly exists, and the callback was not added to it: no more"
                                + " than 10 callbacks may wait for a run"));
    }

    @Test
    void a_name_is_not_launched_again_before_everybody_was_told_how_it_ended() {
        launch("one");
        world.receivers.answer(new CallbackUnanswered("time-out"));
        end();
        RunRequest again = named();
        RunRequest rerun =
                new RunRequest(again.name(), RunRequest.OnRepeatedName.RERUN, again.policy(), again.launch());
        assertThat(launcher.launch(rerun, new RunId("another-invocation")))
                .isEqualTo(new LaunchResult.Unavailable("run nightly cannot be launched again yet: callback 1 to a Step"
                        + " Functions task token has yet to be delivered"));
    }
}
