package dev.lifeline.simulator.model;

import java.util.Optional;

/** What is fixed about a task from its launch on. */
public record TaskLaunch(
        String taskArn,
        String clusterArn,
        TaskDefinition taskDefinition,
        RunTaskRequest request,
        String group,
        TaskPlacement placement) {

    /** The last segment of the ARN, 32 hexadecimal digits. */
    public String taskId() {
        return taskArn.substring(taskArn.lastIndexOf('/') + 1);
    }

    /**
     * Where the task was put.
     *
     * @param containerInstanceArn present for EC2
     * @param eni present for awsvpc
     */
    public record TaskPlacement(
            SimulatedLaunchType launchType,
            Optional<String> capacityProvider,
            Optional<String> containerInstanceArn,
            String availabilityZone,
            Optional<Eni> eni) {}
}
