package dev.lifeline.simulator.model;

import java.util.List;

/** Where RunTask runs a task: the cluster's default, a launch type, or a capacity provider strategy. */
public sealed interface LaunchTarget {
    /** Neither was given: EC2, as in ECS for a cluster without a default strategy. */
    record Unspecified() implements LaunchTarget {}

    record ByLaunchType(SimulatedLaunchType launchType) implements LaunchTarget {}

    record ByStrategy(List<StrategyEntry> items) implements LaunchTarget {
        public ByStrategy {
            items = List.copyOf(items);
        }
    }

    /**
     * One entry of a strategy. FARGATE and FARGATE_SPOT run on Fargate, every other provider on the cluster's
     * instances.
     */
    record StrategyEntry(String capacityProvider, int weight, int base) {}

    /** A strategy of one provider with weight 1. */
    static LaunchTarget provider(String capacityProvider) {
        return new ByStrategy(List.of(new StrategyEntry(capacityProvider, 1, 0)));
    }

    static LaunchTarget type(SimulatedLaunchType launchType) {
        return new ByLaunchType(launchType);
    }
}
