package dev.lifeline.lifecycle.ecs;

import java.util.List;

/**
 * Where a task runs: a launch type or a capacity provider strategy, never both. Without either, the cluster's default
 * applies.
 */
public sealed interface Compute {

    /** Whether the task certainly runs on Fargate: a cluster's default may be anything. */
    default boolean isFargate() {
        return switch (this) {
            case ClusterDefault any -> false;
            case OnLaunchType on -> on.type() == LaunchType.KnownLaunchType.FARGATE;
            case OnProviders providers ->
                providers.strategy().stream().allMatch(item -> item.provider().startsWith("FARGATE"));
        };
    }

    /** The cluster's default strategy. */
    record ClusterDefault() implements Compute {}

    /** A launch type. */
    record OnLaunchType(LaunchType type) implements Compute {}

    /** A capacity provider strategy of one to twenty items, the only way to FARGATE_SPOT. */
    record OnProviders(List<StrategyItem> strategy) implements Compute {
        public OnProviders {
            strategy = List.copyOf(strategy);
        }
    }

    /** One capacity provider with its base and weight. */
    record StrategyItem(String provider, int base, int weight) {}
}
