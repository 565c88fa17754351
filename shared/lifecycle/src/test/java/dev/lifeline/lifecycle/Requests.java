package dev.lifeline.lifecycle;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
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
}
