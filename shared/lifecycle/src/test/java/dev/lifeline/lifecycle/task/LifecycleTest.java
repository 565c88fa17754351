package dev.lifeline.lifecycle.task;

import static dev.lifeline.lifecycle.task.Situation.BEFORE;
import static dev.lifeline.lifecycle.task.Situation.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.lifecycle.SeedTable;
import dev.lifeline.lifecycle.Thinning;
import dev.lifeline.lifecycle.task.PerformOracle.Expected;
import dev.lifeline.lifecycle.task.Step.StepEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    @Test
    void perform_answers_what_SwarmKits_Do_answers_for_every_task_and_every_controller() {
        PerformOracle oracle = new PerformOracle();
        List<String> wrong = new ArrayList<>();
        int[] cases = {0};
        Situation.all().forEach(situation -> {
            if (!Thinning.keeps(cases[0]++)) {
                return;
            }
            RecordingController controller = situation.controller();
            Step step = Lifecycle.perform(situation.task(), controller, NOW);
            Expected actual = new Expected(ending(step), step.status(), controller.calls);
            Expected expected = oracle.expected(situation);
            if (!actual.equals(expected)) {
                wrong.add("%s%n  expected %s%n  but was  %s".formatted(situation, expected, actual));
            }
        });
        assertThat(wrong.stream().limit(3)).as("%d wrong answers", wrong.size()).isEmpty();
        // state x desired x old container x old ports x outcome x container status x port status
        assertThat(cases[0]).isEqualTo(14 * 14 * 2 * 2 * 24 * 3 * 3);
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void resolve_answers_what_SwarmKits_Resolve_answers(TaskState state) {
        List<String> row = SeedTable.read("task-lifecycle.txt", "resolve").row(state);
        TaskStatus status = new TaskStatus(
                state,
                "old message",
                "old error",
                BEFORE,
                Optional.of(Situation.OLD),
                Optional.of(Situation.OLD_PORTS));

        TaskStatus found = Lifecycle.resolve(status, Optional.empty());
        TaskStatus failed = Lifecycle.resolve(status, Optional.of("no such runtime"));

        TaskState next = TaskState.valueOf(row.get(1));
        assertThat(found)
                .isEqualTo(
                        next == state
                                ? status
                                : status.withState(next).withMessage("accepted").withError(""));
        assertThat(failed)
                .isEqualTo(status.withState(TaskState.valueOf(row.get(2)))
                        .withMessage("resolving controller failed")
                        .withError("no such runtime"));
    }

    @ParameterizedTest
    @CsvSource({
        "NEW,       RUNNING,   ACCEPTED PREPARING READY STARTING RUNNING COMPLETE, transition",
        "NEW,       READY,     ACCEPTED PREPARING READY READY, noop",
        "PREPARING, PREPARING, READY READY, noop",
        "RUNNING,   REMOVE,    SHUTDOWN, transition",
        "SHUTDOWN,  REMOVE,    SHUTDOWN, noop",
        "READY,     ACCEPTED,  READY, noop",
    })
    void advance_goes_on_until_nothing_changes(TaskState from, TaskState desired, String states, String lastEnding) {
        List<Step> steps = advance(from, desired, new Outcome.Done());
        assertThat(steps.stream().map(it -> it.status().state().name())).containsExactly(states.split(" ", -1));
        assertThat(ending(steps.getLast())).isEqualTo(lastEnding);
    }

    @Test
    void advance_stops_at_a_retry_with_what_it_waits_for() {
        List<Step> steps = advance(TaskState.NEW, TaskState.RUNNING, new Outcome.Temporary("image is being pulled"));
        assertThat(steps).extracting(LifecycleTest::ending).containsExactly("transition", "transition", "retry");
        assertThat(steps.getLast().status().state()).isEqualTo(TaskState.PREPARING);
        assertThat(steps.getLast().status().error()).isEqualTo("image is being pulled");
    }

    @Test
    void advance_stops_at_a_fatal_step() {
        List<Step> steps = advance(TaskState.STARTING, TaskState.RUNNING, new Outcome.Failed("no entrypoint"));
        assertThat(steps).extracting(LifecycleTest::ending).containsExactly("fatal");
        assertThat(steps.getLast().status().state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void advance_ends_for_every_task_and_outcome_with_nothing_left_to_do_at_once() {
        int cases = 0;
        for (Task task : Situation.tasks()) {
            for (Outcome outcome : Situation.outcomes()) {
                if (!Thinning.keeps(cases++)) {
                    continue;
                }
                List<Step> steps = Lifecycle.advance(task, RecordingController.answering(outcome), NOW);
                Step last = steps.getLast();
                assertThat(steps.subList(0, steps.size() - 1))
                        .allMatch(step -> step.ending() == StepEnding.TRANSITION
                                && !step.status().state().terminal());
                assertThat(last.ending() != StepEnding.TRANSITION
                                || last.status().state().terminal())
                        .as("%s with %s ended at %s", task, outcome, last)
                        .isTrue();
            }
        }
        assertThat(cases).isEqualTo(14 * 14 * 2 * 2 * 24);
    }

    @Test
    void a_transition_backward_is_a_bug_and_says_from_where_to_where() {
        int refused = 0;
        for (TaskState from : TaskState.values()) {
            for (TaskState to : TaskState.values()) {
                TaskStatus status = TaskStatus.created(BEFORE).withState(from);
                if (to.number() < from.number()) {
                    refused++;
                    assertThatThrownBy(() -> status.transition(to, "back"))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(from + " -> " + to);
                } else {
                    assertThat(status.transition(to, "on").state()).isEqualTo(to);
                }
            }
        }
        assertThat(refused).isEqualTo(14 * 13 / 2);
    }

    @Test
    void states_have_SwarmKits_numbers() {
        assertThat(TaskState.values())
                .extracting(TaskState::number)
                .containsExactly(0, 64, 192, 256, 320, 384, 448, 512, 576, 640, 704, 768, 800, 832);
        assertThat(TaskState.values())
                .filteredOn(TaskState::terminal)
                .containsExactly(
                        TaskState.COMPLETE,
                        TaskState.SHUTDOWN,
                        TaskState.FAILED,
                        TaskState.REJECTED,
                        TaskState.REMOVE,
                        TaskState.ORPHANED);
    }

    private static List<Step> advance(TaskState from, TaskState desired, Outcome outcome) {
        TaskStatus status = TaskStatus.created(BEFORE).withState(from);
        return Lifecycle.advance(new Task(desired, status), RecordingController.answering(outcome), NOW);
    }

    private static String ending(Step step) {
        return step.ending().name().toLowerCase(Locale.ROOT);
    }
}
