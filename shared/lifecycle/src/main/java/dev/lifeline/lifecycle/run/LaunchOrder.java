package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import java.util.List;

/**
 * What to launch, and who waits for it.
 *
 * @param callbacks at most {@value StandingOrders#MOST_CALLBACKS}
 */
public record LaunchOrder(LaunchRequest request, List<Callback> callbacks) {
    public LaunchOrder {
        callbacks = List.copyOf(callbacks);
        if (callbacks.size() > StandingOrders.MOST_CALLBACKS) {
            throw new IllegalArgumentException(
                    "at most " + StandingOrders.MOST_CALLBACKS + " callbacks may wait for a run");
        }
    }

    /** A launch that nobody waits for. */
    public static LaunchOrder of(LaunchRequest request) {
        return new LaunchOrder(request, List.of());
    }
}
