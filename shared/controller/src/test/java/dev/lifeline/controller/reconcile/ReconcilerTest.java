package dev.lifeline.controller.reconcile;

import static dev.lifeline.controller.testing.Calls.Call.DUE;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcilerTest extends ReconcilerScene {
    private void launchAt(int second, String name) {
        world.clock.set(at(second).minus(LEASE));
        launched(name);
    }

    @Test
    void nothing_due_is_one_question() {
        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(0, 0, List.of()));

        assertThat(world.calls.made()).containsExactly(DUE);
    }

    @Test
    void what_is_due_is_done_the_earliest_first_and_what_comes_due_within_the_minute_is_woken_in_time() {
        launchAt(61, "beyond");
        launchAt(40, "soon");
        launchAt(-5, "overdue");
        launchAt(-9, "first");
        world.clock.set(at(0));
        world.timers.clear();

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(launches()).containsExactly("first", "overdue");
        assertThat(world.timers).containsExactly(new Timer(new RunId("soon").key(), at(40)));
        assertThat(round).isEqualTo(new RoundReport(3, 2, List.of()));
    }

    @Test
    void what_was_done_is_not_done_again_although_the_index_still_shows_it() {
        launched("one");
        launched("two");
        world.clock.advance(LEASE);
        world.store.freezeIndex();

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(round).isEqualTo(new RoundReport(2, 2, List.of()));
        assertThat(launches()).containsExactly("one", "two");
        assertThat(world.calls.count(LOAD)).isEqualTo(2);
    }

    @Test
    void a_lagging_index_full_of_what_was_done_does_not_hide_the_rest() {
        IntStream.range(0, 150).forEach(number -> launched("run-" + number));
        world.clock.advance(LEASE);
        world.store.freezeIndex();

        assertThat(reconciler.reconcile(MINUTE).looked()).isEqualTo(150);

        assertThat(world.ecs.launched()).hasSize(150);
        assertThat(world.calls.count(LOAD)).isEqualTo(150);
    }

    @Test
    void the_next_round_finds_by_a_consistent_read_that_a_lagging_index_is_wrong() {
        launched("one");
        world.clock.advance(LEASE);
        world.store.freezeIndex();
        reconciler.reconcile(MINUTE);

        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(1, 0, List.of()));

        assertThat(world.calls.count(RUN)).isEqualTo(1);
    }

    @Test
    void two_reconcilers_at_once_do_an_effect_once() {
        RunId id = launched("wanted");
        world.clock.advance(LEASE);
        Reconciler other = world.controller().reconciler();
        world.store.beforeSave(1, () -> other.reconcile(MINUTE));

        reconciler.reconcile(MINUTE);

        assertThat(world.calls.count(RUN)).isEqualTo(1);
        assertThat(run(id).pending()).isEmpty();
    }

    @Test
    void a_round_that_has_more_to_do_than_time_leaves_the_rest_to_the_next() {
        IntStream.range(0, 400).forEach(number -> launched("run-" + number));
        world.clock.advance(LEASE);
        world.store.beforeEverySave(() -> world.clock.advance(Duration.ofMillis(500)));
        Instant start = world.clock.instant();

        RoundReport first = reconciler.reconcile(MINUTE);

        assertThat(Duration.between(start, world.clock.instant())).isBetween(MINUTE, MINUTE.plusSeconds(1));
        assertThat(first.looked()).isBetween(50, 200);

        int rounds = 1;
        while (world.ecs.launched().size() < 400 && rounds < 20) {
            reconciler.reconcile(MINUTE);
            rounds++;
        }
        assertThat(world.ecs.launched()).hasSize(400);
        assertThat(world.calls.count(RUN)).isEqualTo(400);
    }

    @Test
    void a_reconciler_and_an_event_at_once_agree() {
        RunId id = launched("wanted");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        EcsTask running = world.ecs.change(world.ecs.tasks().getFirst().ref(), TaskChanges::running);
        world.store.beforeSave(1, () -> loop.observe(id.key(), new TaskSeen(1, running)));

        assertThat(reconciler.reconcile(MINUTE).failures()).isEmpty();

        assertThat(run(id).attempt().seen().map(EcsTask::version)).contains(running.version());
    }
}
