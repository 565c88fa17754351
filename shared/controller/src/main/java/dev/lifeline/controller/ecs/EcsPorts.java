package dev.lifeline.controller.ecs;

/** The ports to Amazon ECS. */
public record EcsPorts(TaskRunner runner, TaskFinder finder, TaskDefinitions definitions, TaskClusters clusters) {

    /** The same, with another port that launches and stops tasks. */
    public EcsPorts with(TaskRunner other) {
        return new EcsPorts(other, finder, definitions, clusters);
    }

    /** The same, with another port that reads task definitions. */
    public EcsPorts with(TaskDefinitions other) {
        return new EcsPorts(runner, finder, other, clusters);
    }
}
