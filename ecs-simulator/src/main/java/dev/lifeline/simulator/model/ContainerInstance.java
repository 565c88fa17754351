package dev.lifeline.simulator.model;

import java.time.Instant;

/** An EC2 instance that runs the ECS agent. Its {@code version} counts like a task's. */
public record ContainerInstance(
        String arn,
        String clusterArn,
        String ec2InstanceId,
        InstanceSpec spec,
        InstanceState state,
        long version,
        Instant registeredAt) {

    /** The agent's connection and the registration, which a lost instance loses one after the other. */
    public enum InstanceState {
        ACTIVE,
        DISCONNECTED,
        INACTIVE
    }

    public ContainerInstance to(InstanceState next) {
        return new ContainerInstance(arn, clusterArn, ec2InstanceId, spec, next, version + 1, registeredAt);
    }
}
