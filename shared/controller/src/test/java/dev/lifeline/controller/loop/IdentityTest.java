package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.InMemoryRunStore;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final RunId VICTIM = new RunId("victim");
    private static final RunId FIRST_CALL = new RunId("invocation-1");
    private static final RunId SECOND_CALL = new RunId("invocation-2");
    private static final String OTHER_DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/other:1";

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Stack stack = new Stack(new Namespace("blue"), 1);

    /** A separate deployment: table, namespace and dice, with the shared ECS. */
    private final class Stack {
        private final InMemoryRunStore store;
        private final Launcher launcher;
        private final EventReceiver receiver;

        Stack(Namespace namespace, long seed) {
            store = new InMemoryRunStore(world.calls);
            TablePorts like = world.table();
            DeploymentRules rules = TestWorld.rules();
            RunController controller = RunController.in(new ControllerPorts(
                    new TablePorts(
                            store,
                            store,
                            store,
                            like.policies(),
                            like.launches(),
                            like.quarantine(),
                            like.registers(),
                            like.slots()),
                    world.ecsPorts(),
                    Timers.NONE,
                    Gate.OPEN,
                    PolicySource.builtIn(),
                    AdoptionPorts.ignored(),
                    note -> {},
                    new TimeAndDice(world.clock, new SplittableRandom(seed)),
                    new DeploymentRules(rules.limits(), namespace, rules.clusters(), rules.patience())));
            launcher = controller.launcher();
            receiver = controller.receiver();
        }

        /** Whether the answer is a run that existed. */
        boolean existed(OnRepeatedName repeated, RunId invocation) {
            RunRequest request = new RunRequest(Optional.of(VICTIM), repeated, "default", Runs.REQUEST);
            return ((LaunchResult.RunAccepted) launcher.launch(request, invocation)).existed();
        }

        Run launch(OnRepeatedName repeated, String definition, RunId invocation) {
            LaunchRequest request = new LaunchRequest(
                    Runs.REQUEST.cluster(),
                    definition,
                    Runs.REQUEST.essentials(),
                    Optional.empty(),
                    Runs.REQUEST.compute(),
                    Runs.REQUEST.network(),
                    Runs.REQUEST.overrides(),
                    Runs.REQUEST.options());
            LaunchResult launched =
                    launcher.launch(new RunRequest(Optional.of(VICTIM), repeated, "default", request), invocation);
            assertThat(launched).isInstanceOf(LaunchResult.RunAccepted.class);
            return run();
        }

        Run launch() {
            return launch(OnRepeatedName.SAME_RUN, Runs.REQUEST.taskDefinition(), FIRST_CALL);
        }

        Received sees(EcsTask task) {
            return receiver.receive("m", Origin.direct("TaskStateChange"), TaskEvents.of(task));
        }

        Run run() {
            return store.peek(VICTIM).orElseThrow();
        }
    }

    @BeforeEach
    void define() {
        for (String definition : List.of(Runs.REQUEST.taskDefinition(), OTHER_DEFINITION)) {
            world.ecs.define(
                    definition,
                    new DefinitionAnswer.DefinitionFound(definition, List.of("app"), Map.of(), Optional.empty(), true));
        }
    }

    @Test
    void a_run_whose_item_was_deleted_is_launched_anew_and_gets_nothing_from_its_old_task() {
        stack.launch();
        EcsTask old = world.ecs.change(task(0), task -> TaskChanges.exited(task, 0));
        Stack restored = new Stack(new Namespace("blue"), 2);

        restored.launch(OnRepeatedName.SAME_RUN, OTHER_DEFINITION, SECOND_CALL);

        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(restored.sees(old)).isInstanceOf(Received.Stranger.class);
        assertThat(restored.run().hasEnded()).isFalse();
        restored.sees(world.ecs.change(task(1), task -> TaskChanges.exited(task, 3)));
        assertThat(result(restored.run())).isEqualTo(Phase.Result.FAILED);
    }

    @Test
    void two_stacks_over_one_cluster_never_touch_each_others_tasks() {
        Stack other = new Stack(new Namespace("green"), 1);
        stack.launch();
        other.launch();
        assertThat(world.ecs.launched()).as("each has a task of its own").hasSize(2);

        EcsTask failed = world.ecs.change(task(1), task -> TaskChanges.exited(task, 3));
        assertThat(stack.sees(failed)).isInstanceOf(Received.NotOurs.class);
        assertThat(other.sees(failed)).isInstanceOf(Received.Delivered.class);
        EcsTask succeeded = world.ecs.change(task(0), task -> TaskChanges.exited(task, 0));
        assertThat(other.sees(succeeded)).isInstanceOf(Received.NotOurs.class);
        assertThat(stack.sees(succeeded)).isInstanceOf(Received.Delivered.class);

        assertThat(result(stack.run())).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(result(other.run())).isEqualTo(Phase.Result.FAILED);
        assertThat(world.ecs.stops()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lifeline/victim/1", "lifeline/", "lifeline/x/y/z", "lifeline/green/KEY/1-0123456789abcdef/1"})
    void a_name_that_is_none_of_the_stacks_is_nobodys_and_costs_no_read(String startedBy) {
        stack.launch();
        world.calls.clear();
        assertThat(stack.sees(named(startedBy.replace("KEY", VICTIM.key().value()))))
                .isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifeline/blue/KEY/1-0123456789abcdef/1", "lifeline/blue/victim/1"})
    void a_copied_name_is_reported_and_gives_no_result(String startedBy) {
        Run launched = stack.launch();
        assertThat(stack.sees(named(startedBy.replace("KEY", VICTIM.key().value()))))
                .isInstanceOf(Received.Stranger.class);
        assertThat(stack.run()).isEqualTo(launched);
        assertThat(world.ecs.stops()).isEmpty();
    }

    @Test
    void rerun_begins_a_new_generation_of_a_run_that_ended_and_of_no_other() {
        stack.launch();
        assertThat(stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL)
                        .identity()
                        .nonce()
                        .generation())
                .as("a live run is answered")
                .isEqualTo(1);
        end(0, 3);

        Run again = stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL);

        assertThat(again.identity().nonce().generation()).isEqualTo(2);
        assertThat(again.request().taskDefinition()).isEqualTo(OTHER_DEFINITION);
        assertThat(world.ecs.launched()).hasSize(2);
        assertThat(stack.store.journal(VICTIM))
                .as("the journal continues")
                .extracting(entry -> entry.revision())
                .isSorted()
                .hasSizeGreaterThan(3);
        end(1, 0);
        assertThat(result(stack.run())).isEqualTo(Phase.Result.SUCCEEDED);
    }

    @Test
    void only_a_run_or_generation_that_begins_is_answered_as_one_that_did_not_exist() {
        assertThat(stack.existed(OnRepeatedName.SAME_RUN, FIRST_CALL)).isFalse();
        assertThat(stack.existed(OnRepeatedName.SAME_RUN, SECOND_CALL)).isTrue();
        assertThat(stack.existed(OnRepeatedName.RERUN, SECOND_CALL))
                .as("it lives")
                .isTrue();
        end(0, 3);
        assertThat(stack.existed(OnRepeatedName.SAME_RUN, SECOND_CALL))
                .as("it ended")
                .isTrue();
        assertThat(stack.existed(OnRepeatedName.RERUN, SECOND_CALL)).isFalse();
        assertThat(stack.existed(OnRepeatedName.RERUN, SECOND_CALL))
                .as("repeated")
                .isTrue();
    }

    @Test
    void a_rerun_that_is_delivered_again_begins_no_further_generation() {
        stack.launch();
        end(0, 3);
        stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL);
        end(1, 3);

        assertThat(stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL)
                        .hasEnded())
                .isTrue();

        assertThat(world.ecs.launched()).hasSize(2);
    }

    @Test
    void without_rerun_a_name_stays_the_run_that_it_was() {
        stack.launch();
        end(0, 3);
        assertThat(stack.launch(OnRepeatedName.SAME_RUN, OTHER_DEFINITION, SECOND_CALL)
                        .hasEnded())
                .isTrue();
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void the_last_event_of_an_ended_generation_is_nothing_and_its_live_task_a_stranger() {
        stack.launch();
        EcsTask alive = world.ecs.task(task(0));
        EcsTask ended = end(0, 3);
        stack.launch(OnRepeatedName.RERUN, OTHER_DEFINITION, SECOND_CALL);

        assertThat(stack.sees(ended)).isInstanceOf(Received.Delivered.class);
        assertThat(stack.sees(alive)).isInstanceOf(Received.Stranger.class);
        assertThat(world.ecs.stops()).isEmpty();
    }

    @Test
    void another_runs_item_under_the_same_key_is_an_error_and_no_hit() {
        Run launched = stack.launch();
        assertThatThrownBy(() -> new Stored(launched, 1).of(new RunId("other")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run victim is stored under the key of run other");
    }

    private EcsTask end(int number, int exitCode) {
        EcsTask ended = world.ecs.change(task(number), task -> TaskChanges.exited(task, exitCode));
        stack.sees(ended);
        return ended;
    }

    private TaskRef task(int number) {
        return world.ecs.launched().get(number).task();
    }

    /** The run's own task except for its {@code startedBy}, and done. */
    private EcsTask named(String startedBy) {
        EcsTask own = TaskChanges.exited(world.ecs.task(task(0)), 0);
        EcsTask.Placement placement = own.placement();
        return new EcsTask(
                new TaskRef(own.ref().arn().replace("task/prod/0", "task/prod/9")),
                own.version(),
                own.lastStatus(),
                own.desiredStatus(),
                own.stop(),
                own.times(),
                new EcsTask.Placement(
                        placement.cluster(),
                        placement.taskDefinition(),
                        placement.group(),
                        Optional.of(startedBy),
                        placement.launchType(),
                        placement.capacityProvider(),
                        placement.containerInstance()),
                own.containers());
    }

    private static Phase.Result result(Run run) {
        return ((Phase.Ended) run.phase()).result();
    }
}
