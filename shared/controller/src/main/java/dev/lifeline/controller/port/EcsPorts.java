package dev.lifeline.controller.port;

/** Amazon ECS, by what it is used for. */
public record EcsPorts(TaskRunner runner, TaskFinder finder, TaskDefinitions definitions, TaskClusters clusters) {

    /** The same, whose tasks are launched and stopped by another. */
    public EcsPorts with(TaskRunner other) {
        return new EcsPorts(other, finder, definitions, clusters);
    }

    /** The same, whose task definitions are read by another. */
    public EcsPorts with(TaskDefinitions other) {
        return new EcsPorts(runner, finder, other, clusters);
    }
}
