package dev.lifeline.lifecycle;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Launch requests for tests. */
public final class Requests {

    private Requests() {}

    public static LaunchRequest of(Essentials essentials) {
        return new LaunchRequest(
                "prod",
                "etl:7",
                essentials,
                Optional.empty(),
                new Compute.ClusterDefault(),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
    }

    /** With environment overrides for the container {@code app}, the only essential one. */
    public static LaunchRequest withEnvironment(Map<String, Secret> environment) {
        return of(new Essentials.Named(List.of("app")))
                .with(new Overrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(new ContainerOverride(
                                "app",
                                List.of(),
                                environment,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))));
    }
}
