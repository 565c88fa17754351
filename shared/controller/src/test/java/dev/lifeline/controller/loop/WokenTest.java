package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.event.TimerMessage;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.testing.Calls.Call;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.controller.time.TimersUnavailable;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs that wake themselves, without Reconcile. */
class WokenTest {
    private final TestWorld world = new TestWorld(Runs.NOON);
    private final RunController controller = world.controller();
    private final EventReceiver receiver = controller.receiver();

    private RunId launch() {
        return launch("woken");
    }

    private RunId launch(String name) {
        define();
        RunId id = new RunId(name);
        controller.launcher().launch(request(id), Runs.ID);
        return id;
    }

    private void define() {
        String definition = Runs.REQUEST.taskDefinition();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition, List.of("app"), Map.of(), Optional.empty(), true, Map.of()));
    }

    private static RunRequest request(RunId id) {
        return new RunRequest(Optional.of(id), RunRequest.OnRepeatedName.SAME_RUN, "default", Runs.REQUEST);
    }

    /** A run whose first attempt found no capacity. */
    private RunId backingOff() {
        world.ecs.answerLaunch(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY")));
        return launch();
    }

    private Received comes(Timer timer) {
        String body =
                TimerMessage.of(timer, world.clock.instant()).orElseThrow().body();
        return receiver.receive("message", Origin.direct("TaskStateChange"), body);
    }

    private int attempt(RunId id) {
        return world.store.peek(id).orElseThrow().attempt().number();
    }

    @Test
    void a_back_off_sets_one_timer_for_its_end_and_the_timer_begins_the_next_attempt() {
        RunId id = backingOff();
        assertThat(world.timers).hasSize(1);
        Timer timer = world.timers.getFirst();
        assertThat(timer.run()).isEqualTo(id.key());

        world.clock.set(timer.at());
        assertThat(comes(timer)).isEqualTo(new Received.Delivered(List.of(id)));

        assertThat(attempt(id)).isEqualTo(2);
        assertThat(world.calls.count(Call.RUN)).isEqualTo(2);
    }

    @Test
    void a_timer_that_comes_twice_or_late_does_nothing_twice() {
        RunId id = backingOff();
        Timer timer = world.timers.getFirst();
        world.clock.set(timer.at().plus(Duration.ofMinutes(3)));
        comes(timer);
        int made = world.calls.count(Call.RUN);
        long loads = world.calls.count(Call.LOAD);
        comes(timer);
        assertThat(world.calls.count(Call.RUN)).isEqualTo(made);
        assertThat(world.calls.count(Call.LOAD) - loads).as("one read").isEqualTo(1);
        assertThat(attempt(id)).isEqualTo(2);
    }

    @Test
    void a_timer_that_comes_too_early_is_set_again() {
        backingOff();
        Timer timer = world.timers.getFirst();
        comes(timer);
        assertThat(world.timers).containsExactly(timer, timer);
    }

    /** SQS delays by whole seconds. */
    @Test
    void a_timer_may_come_half_a_second_early_and_is_on_time() {
        RunId id = backingOff();
        Timer timer = world.timers.getFirst();
        world.clock.set(timer.at().minusMillis(500));
        comes(timer);
        assertThat(attempt(id)).isEqualTo(2);
        assertThat(world.decisions.getFirst().explanation().at())
                .as("what is due at its moment is decided as of then")
                .isBeforeOrEqualTo(timer.at());
        assertThat(world.timers).containsExactly(timer);
    }

    @Test
    void one_that_comes_earlier_is_set_again() {
        RunId id = backingOff();
        Timer timer = world.timers.getFirst();
        world.clock.set(timer.at().minusMillis(501));
        comes(timer);
        assertThat(attempt(id)).isEqualTo(1);
        assertThat(world.timers).containsExactly(timer, timer);
    }

    /** A timer moves its function's time to its own moment, and not to that of anything that is due after it. */
    @Test
    void what_is_due_after_its_moment_waits() {
        world.ecs.answerLaunch(new LaunchAnswer.LaunchUnanswered("timed out"));
        launch();
        Timer repetition = world.timers.getFirst();
        world.clock.set(repetition.at().minusMillis(700));
        comes(new Timer(repetition.run(), repetition.at().minusMillis(300)));
        assertThat(world.calls.count(Call.RUN)).isEqualTo(1);
        comes(repetition);
        assertThat(world.calls.count(Call.RUN))
                .as("not yet half a second early")
                .isEqualTo(1);
    }

    @Test
    void one_that_was_set_for_what_is_past_is_not() {
        backingOff();
        Timer real = world.timers.getFirst();
        Instant other = real.at().minusSeconds(1);
        world.clock.set(other);
        comes(new Timer(real.run(), other));
        assertThat(world.timers).containsExactly(real);
    }

    @Test
    void a_timer_of_a_run_that_is_gone_says_so_and_nothing_is_lost() {
        RunId id = backingOff();
        Timer timer = world.timers.getFirst();
        world.store.delete(id);
        world.clock.set(timer.at());
        assertThat(comes(timer)).isEqualTo(new Received.OfMissingRun(id.key()));
    }

    @Test
    void a_timer_of_a_past_generation_finds_the_next_one_as_it_is() {
        RunId id = backingOff();
        Timer timer = world.timers.getFirst();
        world.store.delete(id);
        launch();
        world.clock.set(timer.at());
        comes(timer);
        assertThat(attempt(id)).isEqualTo(1);
        assertThat(world.calls.count(Call.RUN)).isEqualTo(2);
    }

    @Test
    void a_call_that_is_under_way_sets_none_and_one_that_brought_no_answer_does() {
        launch();
        assertThat(world.timers).isEmpty();
        world.ecs.answerLaunch(new LaunchAnswer.LaunchUnanswered("timed out"));
        RunId other = launch("unanswered");
        assertThat(world.timers).singleElement().satisfies(timer -> {
            assertThat(timer.run()).isEqualTo(other.key());
            assertThat(timer.at())
                    .isEqualTo(world.store.peek(other).orElseThrow().deadline().orElseThrow());
        });
    }

    @Test
    void a_timer_that_cannot_be_set_is_noted_and_the_run_goes_on() {
        TimersUnavailable away = new TimersUnavailable("connection refused", new IOException());
        ControllerPorts like = world.controllerPorts();
        List<Note> notes = new ArrayList<>();
        Launcher launcher = RunController.in(new ControllerPorts(
                        like.table(),
                        like.ecs(),
                        timer -> {
                            throw away;
                        },
                        like.callbacks(),
                        like.gate(),
                        like.policies(),
                        like.foreign(),
                        notes::add,
                        like.chance(),
                        like.rules()))
                .launcher();
        define();
        world.ecs.answerLaunch(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY")));

        assertThat(launcher.launch(request(Runs.ID), Runs.ID)).isInstanceOf(Launcher.LaunchResult.RunAccepted.class);

        assertThat(notes).contains(new Note.TimerLost(away));
        assertThat(world.store.peek(Runs.ID).orElseThrow().phase()).isInstanceOf(Phase.BackingOff.class);
    }
}
