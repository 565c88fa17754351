package dev.lifeline.controller.launch;

import static dev.lifeline.controller.testing.Calls.Call.CLUSTER;
import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.Deaths;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LauncherTest extends LauncherScene {
    private static Run accepted(LaunchResult launched) {
        assertThat(launched).isInstanceOf(LaunchResult.RunAccepted.class);
        return ((LaunchResult.RunAccepted) launched).run();
    }

    @Test
    void a_launch_is_saved_before_its_task_is_asked_for() {
        define(true);

        LaunchResult launched = launcher.launch(named(), DERIVED);

        assertThat(world.calls.made()).containsExactly(LOAD, CLUSTER, DEFINITION, CREATE, RUN, SAVE);
        assertThat(accepted(launched).id()).isEqualTo(Runs.ID);
        assertThat(((LaunchResult.RunAccepted) launched).existed()).isFalse();
        assertThat(accepted(launched).attempt().task())
                .contains(world.ecs.launched().getFirst().task());
        assertThat(world.store.peek(Runs.ID)).contains(accepted(launched));
    }

    @Test
    void every_attempt_runs_the_revision_that_the_name_means_now() {
        define(true);

        LaunchRequest kept = accepted(launcher.launch(named(), DERIVED)).request();

        assertThat(kept.taskDefinition()).isEqualTo(ARN);
        assertThat(kept.essentials()).isEqualTo(new Essentials.Named(List.of("app", "proxy")));
        assertThat(kept.overrides()).isEqualTo(Runs.REQUEST.overrides());
    }

    @Test
    void the_same_name_twice_is_one_run_and_one_task() {
        define(true);
        Run first = accepted(launcher.launch(named(), DERIVED));

        LaunchResult second = launcher.launch(named(), DERIVED);

        assertThat(second).isEqualTo(new LaunchResult.RunAccepted(first, true));
        assertThat(world.calls.count(RUN)).isEqualTo(1);
        assertThat(world.calls.count(DEFINITION)).isEqualTo(1);
    }

    @Test
    void the_same_name_at_the_same_time_is_one_run_and_one_task() {
        define(true);
        Launcher other = world.controller().launcher();
        world.store.beforeSave(1, () -> other.launch(named(), DERIVED));

        LaunchResult second = launcher.launch(named(), DERIVED);

        assertThat(((LaunchResult.RunAccepted) second).existed()).isTrue();
        assertThat(world.calls.count(RUN)).isEqualTo(1);
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_request_without_a_name_gets_the_one_derived_for_it() {
        define(true);
        RunRequest nameless = request(Optional.empty(), "default", Runs.REQUEST.network());

        assertThat(accepted(launcher.launch(nameless, DERIVED)).id()).isEqualTo(DERIVED);
        assertThat(((LaunchResult.RunAccepted) launcher.launch(nameless, DERIVED)).existed())
                .isTrue();
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_policy_that_exists_is_the_runs_own() {
        define(true);

        Run run = accepted(launcher.launch(request(Optional.empty(), "always", Runs.REQUEST.network()), DERIVED));

        assertThat(run.policy().name()).isEqualTo("always");
    }

    @Test
    void a_launch_that_died_between_save_and_RunTask_is_healed_by_the_same_request() {
        define(true);
        Deaths deaths = new Deaths();
        deaths.before(5);
        Launcher dying = RunController.in(deaths.through(world)).launcher();
        assertThatThrownBy(() -> dying.launch(named(), DERIVED)).isInstanceOf(Deaths.Died.class);
        assertThat(world.ecs.launched()).isEmpty();
        assertThat(world.store.peek(Runs.ID)).isPresent();

        accepted(launcher.launch(named(), DERIVED));
        assertThat(world.ecs.launched())
                .as("the dead one may be alive yet: its lease holds")
                .isEmpty();

        world.clock.advance(Duration.ofSeconds(30));
        Run healed = accepted(launcher.launch(named(), DERIVED));

        assertThat(world.ecs.launched()).hasSize(1);
        assertThat(healed.attempt().task())
                .contains(world.ecs.launched().getFirst().task());
        assertThat(healed.pending()).isEmpty();
    }

    @Test
    void a_launch_that_could_not_be_saved_asks_for_no_task() {
        define(true);
        world.store.failNext(CREATE, 1);

        assertThatThrownBy(() -> launcher.launch(named(), DERIVED)).isInstanceOf(StoreUnavailable.class);

        assertThat(world.ecs.launched()).isEmpty();
    }
}
