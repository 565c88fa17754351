package dev.lifeline.local.ecs.model;

import java.util.List;

/** On what RunTask is asked to run a task: the cluster's default, a launch type, or a capacity provider strategy. */
public sealed interface LaunchTarget {
    /** Neither was given: EC2, as ECS does it for a cluster without a default strategy. */
    record Unspecified() implements LaunchTarget {}

    record Type(LaunchType launchType) implements LaunchTarget {}

    record Strategy(List<Item> items) implements LaunchTarget {
        public Strategy {
            items = List.copyOf(items);
        }
    }

    /**
     * One entry of a strategy. FARGATE and FARGATE_SPOT run on Fargate, every other provider on the cluster's
     * instances.
     */
    record Item(String capacityProvider, int weight, int base) {}

    /** A strategy of one provider with weight 1. */
    static LaunchTarget provider(String capacityProvider) {
        return new Strategy(List.of(new Item(capacityProvider, 1, 0)));
    }

    static LaunchTarget type(LaunchType launchType) {
        return new Type(launchType);
    }
}
