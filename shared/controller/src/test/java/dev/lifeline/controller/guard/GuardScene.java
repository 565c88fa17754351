package dev.lifeline.controller.guard;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Launches of several runs through one guard. */
abstract class GuardScene {
    static final String IMAGE = "registry.example/app:1";

    final TestWorld world = new TestWorld(Runs.NOON);
    final InMemoryRegisters registers = world.registers;
    RunController functions = functions(GuardRules.STANDARD);

    GuardScene() {
        define(Runs.REQUEST.taskDefinition(), IMAGE);
    }

    /** A function with its own state. */
    RunController functions(GuardRules rules) {
        ControllerPorts plain = world.controllerPorts();
        Guard guard = new Guard(plain.table(), world.ecs, rules, plain.chance());
        return RunController.in(new ControllerPorts(
                plain.table(),
                plain.ecs(),
                plain.timers(),
                plain.callbacks(),
                guard,
                plain.policies(),
                plain.foreign(),
                plain.notes().and(new PullWatch(guard)),
                plain.chance(),
                plain.rules()));
    }

    void define(String definition, String image) {
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition, List.of("app"), Map.of("app", image), Optional.empty(), true, Map.of()));
    }

    void launch(String run) {
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

    Set<String> launched() {
        Set<String> runs = new HashSet<>();
        world.ecs.launched().forEach(launched -> runs.add(launched.runName()));
        return runs;
    }

    void reconcileAfter(Duration time) {
        world.clock.advance(time);
        functions.reconciler().reconcile(Duration.ofSeconds(40));
    }
}
