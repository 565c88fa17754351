package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.callback.CallbackSender;
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
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.InMemoryRunStore;
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

/** Two stacks over one cluster. */
abstract class IdentityScene {
    static final RunId VICTIM = new RunId("victim");
    static final RunId FIRST_CALL = new RunId("invocation-1");
    static final RunId SECOND_CALL = new RunId("invocation-2");
    static final String OTHER_DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/other:1";

    final TestWorld world = new TestWorld(Runs.NOON);
    final Stack stack = new Stack(new Namespace("blue"), 1);

    /** A separate deployment: table, namespace and dice, with the shared ECS. */
    final class Stack {
        final InMemoryRunStore store;
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
                            like.slots(),
                            like.listing()),
                    world.ecsPorts(),
                    Timers.NONE,
                    CallbackSender.none(),
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
                    new DefinitionAnswer.DefinitionFound(
                            definition, List.of("app"), Map.of(), Optional.empty(), true, Map.of()));
        }
    }

    TaskRef task(int number) {
        return world.ecs.launched().get(number).task();
    }

    static Phase.Result result(Run run) {
        return ((Phase.Ended) run.phase()).result();
    }
}
