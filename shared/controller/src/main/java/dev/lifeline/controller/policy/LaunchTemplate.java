package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import java.util.Map;
import java.util.Optional;

/** What neither an event nor DescribeTasks reports about a launch. */
public record LaunchTemplate(Optional<Network> network, Map<String, String> tags) {

    /** Nothing is added. */
    public static final LaunchTemplate NONE = new LaunchTemplate(Optional.empty(), Map.of());

    public LaunchTemplate {
        tags = Map.copyOf(tags);
    }
}
