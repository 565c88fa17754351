package dev.lifeline.controller.guard;

import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.testing.ScriptedTaskRunner.LaunchCall;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images and registries whose pulls fail. */
class GuardBreakerTest extends GuardScene {
    private static final String TIMED_OUT =
            "CannotPullContainerError: Error response from daemon: net/http: request canceled while waiting for connection";

    private static final String NOT_FOUND = "CannotPullContainerError: manifest for registry.example/app:1 not found";

    private void happens(LaunchCall launched, EcsTask task) {
        functions.loop().observe(launched.run(), new TaskSeen(launched.attempt(), task));
    }

    private void pullFails(LaunchCall launched, String reason) {
        happens(launched, world.ecs.change(launched.task(), task -> TaskChanges.failedToStart(task, reason)));
    }

    private Breaker breaker(String name) {
        return registers
                .read("breaker#" + name)
                .map(register -> GuardCodec.BREAKER.parse(register.value()))
                .orElseThrow();
    }

    @Test
    void an_image_that_five_runs_could_not_pull_is_not_launched_again_until_a_probe_has_pulled_it() {
        for (int run = 0; run < 5; run++) {
            launch("failing-" + run);
        }
        List<LaunchCall> failing = world.ecs.launched();
        failing.forEach(launched -> pullFails(launched, TIMED_OUT));
        assertThat(breaker("image " + IMAGE)).isInstanceOf(Breaker.Open.class);
        assertThat(breaker("registry registry.example")).isInstanceOf(Breaker.Closed.class);

        world.clock.advance(Duration.ofSeconds(5));
        launch("waiting-1");
        launch("waiting-2");
        assertThat(world.ecs.launched()).hasSize(5);
        assertThat(world.decisions.getLast().explanation().reason())
                .isEqualTo("RunTask is held: the breaker of image registry.example/app:1 is open: its pulls fail");

        // One passes when the minute is over.
        reconcileAfter(Duration.ofSeconds(70));
        assertThat(world.ecs.launched()).hasSize(6);
        LaunchCall probe = world.ecs.launched().getLast();
        assertThat(breaker("image " + IMAGE)).isInstanceOf(Breaker.HalfOpen.class);

        happens(probe, world.ecs.change(probe.task(), TaskChanges::running));
        assertThat(breaker("image " + IMAGE)).isEqualTo(Breaker.unharmed());
        reconcileAfter(Duration.ofMinutes(11));
        assertThat(launched()).contains("waiting-1", "waiting-2");
        assertThat(world.ecs.launched()).hasSizeGreaterThan(10);
    }

    @Test
    void a_probe_that_fails_lets_all_others_wait_for_twice_as_long() {
        for (int run = 0; run < 5; run++) {
            launch("failing-" + run);
        }
        List.copyOf(world.ecs.launched()).forEach(launched -> pullFails(launched, TIMED_OUT));
        reconcileAfter(Duration.ofSeconds(70));
        assertThat(world.ecs.launched()).hasSize(6);
        pullFails(world.ecs.launched().getLast(), TIMED_OUT);
        assertThat(breaker("image " + IMAGE))
                .isEqualTo(new Breaker.Open(world.clock.instant().plus(Duration.ofMinutes(2)), 2));
    }

    @Test
    void an_image_that_is_not_there_says_nothing_about_its_registry() {
        launch("failing");
        pullFails(world.ecs.launched().getFirst(), NOT_FOUND);
        assertThat(breaker("image " + IMAGE)).isInstanceOf(Breaker.Closed.class);
        assertThat(registers.read("breaker#registry registry.example")).isEmpty();
        assertThat(world.store.peek(new RunId("failing")).orElseThrow().phase()).isInstanceOf(Phase.Ended.class);
    }

    @Test
    void another_image_goes_on() {
        for (int run = 0; run < 5; run++) {
            launch("failing-" + run);
        }
        List.copyOf(world.ecs.launched()).forEach(launched -> pullFails(launched, TIMED_OUT));
        world.clock.advance(Duration.ofSeconds(5));
        define(Runs.REQUEST.taskDefinition(), "registry.example/other:2");
        functions = functions(GuardRules.STANDARD);
        launch("other");
        assertThat(launched()).contains("other");
        assertThat(world.calls.count(RUN)).isEqualTo(6);
    }

    @Test
    void the_registry_of_an_image_is_the_host_before_its_path() {
        assertThat(new Image("111122223333.dkr.ecr.eu-west-1.amazonaws.com/etl:7").registry())
                .isEqualTo("111122223333.dkr.ecr.eu-west-1.amazonaws.com");
        assertThat(new Image("localhost/app").registry()).isEqualTo("localhost");
        assertThat(new Image("registry:5000/app@sha256:abc").registry()).isEqualTo("registry:5000");
        assertThat(new Image("library/nginx:1").registry()).isEqualTo("docker.io");
        assertThat(new Image("nginx").registry()).isEqualTo("docker.io");
    }
}
