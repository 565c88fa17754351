package dev.lifeline.controller.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.control.Remover.RemovalResult;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoverTest {
    private static final Run LIVE = Runs.lifeOfARun().getFirst().run();
    private static final Run ENDED = Runs.lifeOfARun().getLast().run();

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Remover remover = world.controller().remover();

    private RemovalResult remove(Optional<Integer> generation) {
        return remover.remove(new RemovalRequest(Runs.ID, generation));
    }

    private RemovalResult remove() {
        return remove(Optional.empty());
    }

    @Test
    void an_ended_run_is_removed() {
        world.store.put(ENDED);

        assertThat(remove()).isEqualTo(new RemovalResult.Removed());
        assertThat(world.store.peek(Runs.ID)).isEmpty();
    }

    @Test
    void a_missing_run_is_nothing_to_remove_and_what_a_death_left_of_it_is_swept() {
        assertThat(remove()).isEqualTo(new RemovalResult.NothingToRemove());
        assertThat(world.calls.made()).containsExactly(Call.LOAD, Call.SWEEP);
    }

    @Test
    void only_the_generation_that_was_named_is_removed() {
        world.store.put(ENDED);

        assertThat(remove(Optional.of(2))).isEqualTo(new RemovalResult.NothingToRemove());
        assertThat(world.store.peek(Runs.ID)).contains(ENDED);
        assertThat(remove(Optional.of(1))).isEqualTo(new RemovalResult.Removed());
    }

    @Test
    void a_live_run_is_kept() {
        world.store.put(LIVE);

        assertThat(remove()).isInstanceOf(RemovalResult.NotRemovable.class);
        assertThat(world.store.peek(Runs.ID)).contains(LIVE);
    }

    @Test
    void a_run_that_begins_again_while_it_is_removed_is_kept() {
        world.store.put(ENDED);
        Run again = LIVE.known(Runs.IDENTITY.next(Runs.NAMESPACE, 5, "rerun"));
        world.store.beforeSave(1, () -> world.store.put(again));

        assertThat(remove()).isInstanceOf(RemovalResult.NotRemovable.class);
        assertThat(world.store.peek(Runs.ID)).contains(again);
    }

    @Test
    void a_run_that_changes_and_stays_over_is_removed_all_the_same() {
        world.store.put(ENDED);
        world.store.beforeSave(1, () -> world.store.touch(Runs.ID));

        assertThat(remove()).isEqualTo(new RemovalResult.Removed());
    }

    @Test
    void a_run_that_never_stops_changing_is_left_alone() {
        world.store.put(ENDED);
        world.store.beforeEverySave(() -> world.store.touch(Runs.ID));

        assertThatThrownBy(this::remove).isInstanceOf(Contention.class);
        assertThat(world.store.peek(Runs.ID)).isPresent();
    }
}
