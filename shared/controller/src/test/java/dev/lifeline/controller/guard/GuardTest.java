package dev.lifeline.controller.guard;

import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.controller.testing.InMemorySlots;
import dev.lifeline.controller.testing.ScriptedTaskRunner.LaunchCall;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs in the whole loop with a guard before ECS. */
class GuardTest {
    private static final String IMAGE = "registry.example/app:1";
    private static final String TIMED_OUT =
            "CannotPullContainerError: Error response from daemon: net/http: request canceled while waiting for connection";
    private static final String NOT_FOUND = "CannotPullContainerError: manifest for registry.example/app:1 not found";

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final InMemoryRegisters registers = world.registers;
    private final InMemorySlots slots = world.slots;
    private final PauseSwitch pauseSwitch = new PauseSwitch(registers);
    private RunController functions = functions(GuardRules.STANDARD);

    GuardTest() {
        define(Runs.REQUEST.taskDefinition(), IMAGE);
    }

    /** A function with its own state. */
    private RunController functions(GuardRules rules) {
        ControllerPorts plain = world.controllerPorts();
        Guard guard = new Guard(plain.table(), world.ecs, rules, plain.chance());
        return RunController.in(new ControllerPorts(
                plain.table(),
                plain.ecs(),
                plain.timers(),
                guard,
                plain.policies(),
                plain.foreign(),
                plain.notes().and(new PullWatch(guard)),
                plain.chance(),
                plain.rules()));
    }

    private void define(String definition, String image) {
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition, List.of("app"), Map.of("app", image), Optional.empty(), true));
    }

    private void launch(String run) {
        functions
                .launcher()
                .launch(
                        new RunRequest(
                                Optional.of(new RunId(run)),
                                RunRequest.OnRepeatedName.SAME_RUN,
                                "default",
                                Runs.REQUEST),
                        Runs.ID);
    }

    private Set<String> launched() {
        Set<String> runs = new HashSet<>();
        world.ecs.launched().forEach(launched -> runs.add(launched.runName()));
        return runs;
    }

    private void reconcileAfter(Duration time) {
        world.clock.advance(time);
        functions.reconciler().reconcile(Duration.ofSeconds(40));
    }

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
    void while_effects_are_paused_nothing_is_launched_or_stopped_and_decisions_go_on() {
        launch("before");
        pauseSwitch.pause(new Paused("registry outage", Runs.NOON));
        world.clock.advance(Duration.ofSeconds(5));
        launch("during");
        functions.loop().observe(new RunId("before").key(), new StopRequested("no longer needed"));

        assertThat(launched()).containsExactly("before");
        assertThat(world.calls.count(STOP)).isZero();
        assertThat(world.decisions.getLast().explanation().reason())
                .isEqualTo("StopTask is held: effects are paused: registry outage");

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
