package dev.lifeline.controller.reconcile;

import static dev.lifeline.controller.testing.Calls.Call.DESCRIBE;
import static dev.lifeline.controller.testing.Calls.Call.FIND;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks of which nothing was heard: ECS is asked about them. */
class SilentTaskTest extends ReconcilerScene {
    @Test
    void a_task_that_was_silent_for_long_gets_no_timer_since_many_are_asked_about_in_one_call() {
        launched("silent");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK.minus(LEASE).minusSeconds(30));
        world.timers.clear();
        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(1, 0, List.of()));
        assertThat(world.timers).isEmpty();
    }

    @Test
    void a_round_asks_ECS_no_more_than_its_share_and_the_next_goes_on() {
        IntStream.range(0, 60).forEach(number -> launched("run-" + number));
        world.clock.advance(Duration.ofHours(2));

        reconciler.reconcile(MINUTE);
        assertThat(world.calls.count(FIND))
                .as("half of a burst of 50, two calls each")
                .isEqualTo(25);
        reconciler.reconcile(MINUTE);
        reconciler.reconcile(MINUTE);
        assertThat(world.calls.count(FIND)).isEqualTo(60);
    }

    @Test
    void silent_tasks_are_asked_about_a_hundred_a_call_and_by_cluster() {
        IntStream.range(0, 250).forEach(number -> launched("run-" + number));
        IntStream.range(0, 3).forEach(number -> launched("dev-" + number, "dev", "default"));
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        world.calls.clear();

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(round).isEqualTo(new RoundReport(253, 253, List.of()));
        assertThat(world.ecs.describeSizes().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("each task once")
                .isEqualTo(253);
        assertThat(world.ecs.describeRequests()).as("three of prod, one of dev").isEqualTo(4);
        assertThat(run(new RunId("run-249")).attempt().contact().checkAt())
                .isEqualTo(world.clock.instant().plus(CHECK));
    }

    @Test
    void a_silent_task_does_not_wait_for_the_launches_that_are_due_after_it() {
        launched("silent");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK.minus(LEASE));
        IntStream.range(0, 100).forEach(number -> launched("run-" + number));
        world.clock.advance(LEASE);
        world.store.beforeEverySave(() -> world.clock.advance(Duration.ofMillis(500)));
        world.calls.clear();

        reconciler.reconcile(MINUTE);

        List<Call> calls = world.calls.made();
        assertThat(calls.subList(0, calls.indexOf(DESCRIBE)).stream().filter(RUN::equals))
                .hasSize(2);
        assertThat(world.calls.count(RUN)).isGreaterThan(10);
    }

    @Test
    void a_lost_event_heals() {
        RunId id = launched("healing");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        EcsTask task = world.ecs.tasks().getFirst();
        world.ecs.change(task.ref(), TaskChanges::running);
        world.ecs.change(task.ref(), running -> TaskChanges.exited(running, 0));

        world.clock.advance(CHECK.minus(LEASE).minusSeconds(1));
        reconciler.reconcile(MINUTE);
        assertThat(run(id).hasEnded()).isFalse();
        world.clock.advance(Duration.ofSeconds(1));
        reconciler.reconcile(MINUTE);

        assertThat(run(id).hasEnded()).isTrue();
        assertThat(run(id).deadline()).isEmpty();
    }

    @Test
    void a_lost_event_that_asks_for_an_effect_heals_in_the_same_round() {
        RunId id = launched("healing", "prod", "always");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        EcsTask task = world.ecs.tasks().getFirst();
        world.ecs.change(
                task.ref(), known -> TaskChanges.pullErrorIgnored(known, "CannotPullContainerError: i/o timeout"));
        world.clock.advance(CHECK);

        reconciler.reconcile(MINUTE);

        assertThat(world.ecs.stops()).containsExactly(task.ref());
        assertThat(run(id).pending()).isEmpty();
    }

    @Test
    void silence_of_ECS_is_no_news() {
        RunId id = launched("unanswered");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        world.ecs.answerDescribe(asked -> Map.of());

        reconciler.reconcile(MINUTE);

        assertThat(run(id).attempt().isOver()).isFalse();
        assertThat(run(id).deadline()).contains(world.clock.instant().plus(MINUTE));
    }
}
