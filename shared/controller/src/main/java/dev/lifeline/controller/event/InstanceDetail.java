package dev.lifeline.controller.event;

import java.util.Optional;

/**
 * What a container instance event tells.
 *
 * @param version ECS's counter of the instance's changes; a higher one is later
 * @param agentConnected ECS agents disconnect and reconnect several times an hour: false is no sign of trouble (AWS
 *     "Amazon ECS container instance state change events")
 */
public record InstanceDetail(
        String containerInstanceArn,
        String clusterArn,
        InstanceStatus status,
        boolean agentConnected,
        long version,
        Optional<String> ec2InstanceId) {

    /** The instance is deregistered or terminated and does not come back: no task of it can be told of any more. */
    public boolean isGone() {
        return status == InstanceStatus.Known.INACTIVE;
    }
}
