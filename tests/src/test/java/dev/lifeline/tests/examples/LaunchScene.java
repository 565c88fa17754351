package dev.lifeline.tests.examples;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.template.Template;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.Wired;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The function LaunchRun behind a router, in a world with one task definition. */
final class LaunchScene {
    final TestWorld world = new TestWorld(Runs.NOON);
    final Router router = router();

    LaunchScene() {
        String definition = Runs.REQUEST.taskDefinition();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition, List.of("app"), Map.of(), Optional.empty(), true, Map.of()));
    }

    private Router router() {
        RequestStreamHandler launch = new LaunchRunHandler(Wired.over(world, world.table(), AdoptionMode.OFF));
        RequestStreamHandler nothing = (in, out, context) -> {};
        return new Router(
                Template.read(Repository.ROOT.resolve("template.yaml"), Map.of()),
                Map.of(
                        "TaskStateChange", nothing,
                        "InstanceStateChange", nothing,
                        "Reconcile", nothing,
                        "LaunchRun", launch),
                new RouterSetup(world.clock, new SplittableRandom(1), new RouterLog() {}));
    }
}
