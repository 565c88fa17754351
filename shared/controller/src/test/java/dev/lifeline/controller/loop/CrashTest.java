package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.testing.Deaths;
import dev.lifeline.controller.testing.ScriptedTaskRunner;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A function may die before or after any call of a port. The next function finishes the run as if nothing had happened:
 * one task per attempt, one attempt at a time, the same end.
 */
class CrashTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LONGEST_LIFE = 120;
    private static final int FEWEST_CRASHES = 20;

    /** What happens to the task of each attempt, one event per minute. */
    private record CrashedLife(String name, String policy, List<List<UnaryOperator<EcsTask>>> fates) {}

    /** Whether the events arrive, or are all lost. */
    private enum Events {
        ARRIVE,
        ARE_LOST
    }

    /** How a life ended. */
    private record End(Phase phase, List<Integer> attempts, Instant until) {}

    private static final List<UnaryOperator<EcsTask>> SUCCESS =
            List.of(TaskChanges::pending, TaskChanges::running, task -> TaskChanges.exited(task, 0));

    private static final List<CrashedLife> LIVES = List.of(
            new CrashedLife(
                    "pull failure, retry, success",
                    "default",
                    List.of(
                            List.of(
                                    TaskChanges::pending,
                                    task -> TaskChanges.failedToStart(task, "CannotPullContainerError: i/o timeout")),
                            SUCCESS)),
            new CrashedLife(
                    "policy always stops a task that would run on a cached image",
                    "always",
                    List.of(
                            List.of(task ->
                                    TaskChanges.pullErrorIgnored(task, "CannotPullContainerError: i/o timeout")),
                            SUCCESS)),
            new CrashedLife("Spot takes the capacity back, twice", "default", List.of(spot(), spot(), SUCCESS)));

    private static List<UnaryOperator<EcsTask>> spot() {
        return List.of(
                TaskChanges::pending,
                TaskChanges::running,
                task -> TaskChanges.stopped(
                        task, StopCode.KnownStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted."));
    }

    @TestFactory
    Stream<DynamicTest> a_run_survives_a_death_at_every_step() {
        return LIVES.stream()
                .flatMap(life -> Stream.of(Events.values())
                        .map(events -> DynamicTest.dynamicTest(
                                life.name() + ", events " + events, () -> surviveEveryDeath(life, events))));
    }

    private static void surviveEveryDeath(CrashedLife life, Events events) {
        End undisturbed = new World(life, events, new Deaths()).live();
        assertThat(undisturbed.phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
        assertThat(undisturbed.attempts()).hasSize(life.fates().size());

        int crashes = 0;
        boolean died = true;
        for (int call = 1; died; call++) {
            Deaths before = new Deaths();
            before.before(call);
            Deaths after = new Deaths();
            after.after(call);
            World first = new World(life, events, before);
            World second = new World(life, events, after);
            assertEndsAlike(first.live(), undisturbed, "died before call " + call);
            assertEndsAlike(second.live(), undisturbed, "died after call " + call);
            died = first.died && second.died;
            crashes += died ? 2 : 0;
        }
        assertThat(crashes).isGreaterThanOrEqualTo(FEWEST_CRASHES);
    }

    private static void assertEndsAlike(End end, End undisturbed, String when) {
        assertThat(end.phase())
                .as(when)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .ignoringFields("at")
                .isEqualTo(undisturbed.phase());
        assertThat(end.attempts())
                .as("attempts for which a task was made, " + when)
                .isEqualTo(undisturbed.attempts());
        assertThat(Duration.between(undisturbed.until(), end.until()))
                .as("delay when it " + when)
                .isLessThanOrEqualTo(Duration.ofMinutes(20));
    }

    /** ECS, a user, an event bus and a schedule around one run. Functions die once and are then replaced. */
    private static final class World {
        private final TestWorld world = new TestWorld(Runs.NOON);
        private final CrashedLife life;
        private final Events events;
        private final Map<Integer, Integer> happened = new HashMap<>();
        private final List<EcsTask> undelivered = new ArrayList<>();
        private ControllerPorts functions;
        private boolean died;

        World(CrashedLife life, Events events, Deaths deaths) {
            this.life = life;
            this.events = events;
            this.functions = deaths.through(world);
            world.ecs.define(
                    Runs.REQUEST.taskDefinition(),
                    new DefinitionAnswer.DefinitionFound(
                            Runs.REQUEST.taskDefinition(),
                            List.of("app"),
                            Map.of("app", "registry.example/app:1"),
                            Optional.empty(),
                            true,
                            Map.of()));
        }

        End live() {
            for (int minute = 0; minute < LONGEST_LIFE && !isEnded(); minute++) {
                Instant next = world.clock.instant().plus(MINUTE);
                if (world.store.peek(Runs.ID).isEmpty()) {
                    unlessDead(this::launch);
                }
                happen();
                deliver();
                unlessDead(() -> assertThat(RunController.in(functions)
                                .reconciler()
                                .reconcile(MINUTE)
                                .failures())
                        .isEmpty());
                assertOneLiveTask();
                world.clock.set(next);
            }
            Run run = world.store.peek(Runs.ID).orElseThrow();
            assertThat(run.pending()).isEmpty();
            return new End(
                    run.phase(),
                    world.ecs.launched().stream()
                            .map(ScriptedTaskRunner.LaunchCall::attempt)
                            .toList(),
                    world.clock.instant());
        }

        private boolean isEnded() {
            return world.store.peek(Runs.ID).filter(Run::hasEnded).isPresent();
        }

        private void unlessDead(Runnable function) {
            try {
                function.run();
            } catch (Deaths.Died death) {
                died = true;
                functions = world.controllerPorts();
            }
        }

        private void launch() {
            RunRequest request = new RunRequest(
                    Optional.of(Runs.ID), RunRequest.OnRepeatedName.SAME_RUN, life.policy(), Runs.REQUEST);
            assertThat(RunController.in(functions).launcher().launch(request, new RunId("unused")))
                    .isInstanceOf(LaunchResult.RunAccepted.class);
        }

        /** ECS continues, independent of the functions. */
        private void happen() {
            for (ScriptedTaskRunner.LaunchCall launched : world.ecs.launched()) {
                EcsTask task = world.ecs.task(launched.task());
                List<UnaryOperator<EcsTask>> fate = life.fates().get(launched.attempt() - 1);
                int next = happened.merge(launched.attempt(), 1, Integer::sum) - 1;
                if (task.isStopped()) {
                    continue;
                }
                if (task.isStopping()) {
                    undelivered.add(world.ecs.change(
                            task.ref(),
                            stopping -> TaskChanges.stopped(
                                    stopping, StopCode.KnownStopCode.USER_INITIATED, "Stopped by Lifeline")));
                } else if (next < fate.size()) {
                    undelivered.add(world.ecs.change(task.ref(), fate.get(next)));
                }
            }
        }

        /** A message whose function died is delivered again, a minute later. */
        private void deliver() {
            if (events == Events.ARE_LOST) {
                return;
            }
            for (EcsTask task : List.copyOf(undelivered)) {
                TaskName name = TaskName.parse(task.placement().startedBy().orElseThrow())
                        .orElseThrow();
                unlessDead(() -> {
                    new RunLoop(functions).observe(name.run(), new TaskSeen(name.attempt(), task));
                    undelivered.remove(task);
                });
            }
        }

        private void assertOneLiveTask() {
            assertThat(world.ecs.tasks().stream().filter(task -> !task.isStopped()))
                    .as("tasks alive")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }
}
