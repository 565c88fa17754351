package dev.lifeline.lifecycle.ecs;

import java.util.List;

/**
 * On what a task is to run: ECS takes a launch type or a capacity provider strategy, never both; with neither, the
 * cluster's default holds.
 */
public sealed interface Compute {

    /** Whether it is certain that the task runs on Fargate: the default of a cluster may be anything. */
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

    /** A capacity provider strategy, one to twenty items (FARGATE_SPOT can be had only so). */
    record OnProviders(List<StrategyItem> strategy) implements Compute {
        public OnProviders {
            strategy = List.copyOf(strategy);
        }
    }

    /** One capacity provider with its base and weight. */
    record StrategyItem(String provider, int base, int weight) {}
}
