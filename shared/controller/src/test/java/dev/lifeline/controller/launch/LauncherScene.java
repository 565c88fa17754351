package dev.lifeline.controller.launch;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A launcher, and a task definition for it. */
abstract class LauncherScene {
    static final RunId DERIVED = new RunId("derived-from-the-request");
    static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7";

    final TestWorld world = new TestWorld(Runs.NOON);
    final Launcher launcher = world.controller().launcher();

    static RunRequest request(Optional<RunId> name, String policy, Optional<Network> network) {
        LaunchRequest like = Runs.REQUEST;
        return new RunRequest(
                name,
                RunRequest.OnRepeatedName.SAME_RUN,
                policy,
                new LaunchRequest(
                        like.cluster(),
                        "etl",
                        new Essentials.EssentialsUnknown(),
                        Optional.empty(),
                        like.compute(),
                        network,
                        like.overrides(),
                        like.options()));
    }

    static RunRequest named() {
        return request(Optional.of(Runs.ID), "default", Runs.REQUEST.network());
    }

    void define(boolean awsvpc) {
        world.ecs.define(
                "etl",
                new DefinitionAnswer.DefinitionFound(
                        ARN,
                        List.of("app", "proxy"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        awsvpc,
                        Map.of()));
    }
}
