package dev.lifeline.controller.guard;

import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.testing.InMemorySlots;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs in the whole loop with a guard before ECS. */
class GuardTest extends GuardScene {
    private final InMemorySlots slots = world.slots;
    private final PauseSwitch pauseSwitch = new PauseSwitch(registers);

    @Test
    void while_effects_are_paused_nothing_is_launched_or_stopped_and_decisions_go_on() {
        launch("before");
        pauseSwitch.pause(new Paused("registry outage", Runs.NOON));
        world.clock.advance(Duration.ofSeconds(5));
        launch("during");
        functions.loop().observe(new RunId("before").key(), new StopRequested("no longer needed", StopManner.GRACEFUL));

        assertThat(launched()).containsExactly("before");
        assertThat(world.calls.count(STOP)).isZero();
        assertThat(world.decisions.getLast().explanation().reason())
                .isEqualTo("StopTask is held: Lifeline is paused: registry outage");

        assertThat(pauseSwitch.resume()).contains(new Paused("registry outage", Runs.NOON));
        reconcileAfter(Duration.ofMinutes(3));
        assertThat(launched()).containsExactlyInAnyOrder("before", "during");
        assertThat(world.calls.count(STOP)).isEqualTo(1);
    }

    @Test
    void the_first_pause_stays_with_its_reason_when_somebody_pauses_again() {
        Paused first = new Paused("registry outage", Runs.NOON);
        assertThat(pauseSwitch.pause(first)).isEqualTo(first);
        assertThat(pauseSwitch.pause(new Paused("me too", Runs.NOON))).isEqualTo(first);
        pauseSwitch.resume();
        assertThat(pauseSwitch.resume()).isEmpty();
    }

    private static GuardRules slow() {
        Rate slow = new Rate(1, 4);
        return new GuardRules(slow, slow, slow, GuardRules.STANDARD.image(), GuardRules.STANDARD.registry());
    }

    /** Fires the due timers. */
    private void wake() {
        List<Timer> due = world.timers.stream()
                .filter(timer -> !timer.at().isAfter(world.clock.instant()))
                .toList();
        world.timers.removeAll(due);
        due.forEach(functions.loop()::wake);
    }

    @Test
    void launches_that_wait_leave_one_after_the_other_each_at_its_slot() {
        List<RunController> several = List.of(functions(slow()), functions(slow()), functions(slow()));
        for (int run = 0; run < 30; run++) {
            functions = several.get(run % 3);
            launch("run-" + run);
        }
        assertThat(launched()).hasSize(4);
        assertThat(world.decisions.getLast().explanation().reason())
                .isEqualTo("RunTask is held: the pace of the account is kept");
        for (int second = 1; second <= 26; second++) {
            world.clock.advance(Duration.ofSeconds(1));
            functions = several.get(second % 3);
            wake();
            assertThat(launched()).hasSize(4 + second);
        }
        assertThat(slots.calls()).as("each asks once").isEqualTo(30);
    }

    @Test
    void slots_that_all_were_missed_are_given_anew() {
        functions = functions(slow());
        for (int run = 0; run < 30; run++) {
            launch("run-" + run);
        }
        world.clock.advance(Duration.ofMinutes(10));
        wake();
        assertThat(launched()).as("what went at once, and a burst").hasSize(4 + 4);
    }

    @Test
    void without_any_timer_reconcile_finds_what_waits() {
        functions = functions(slow());
        for (int run = 0; run < 30; run++) {
            launch("run-" + run);
        }
        for (int minute = 0; minute < 12; minute++) {
            reconcileAfter(Duration.ofMinutes(1));
            assertThat(launched()).hasSizeLessThanOrEqualTo(30);
        }
        assertThat(launched()).hasSize(30);
    }

    @Test
    void alone_a_call_takes_its_slots_in_one_step_and_the_state_is_read_once_in_five_seconds() {
        launch("first");
        int taken = slots.calls();
        int reads = registers.reads();
        launch("second");
        launch("third");
        assertThat(slots.calls() - taken).isEqualTo(2);
        assertThat(registers.reads() - reads).isZero();
        world.clock.advance(Duration.ofSeconds(5));
        launch("fourth");
        assertThat(registers.reads() - reads).isEqualTo(1);
    }
}
