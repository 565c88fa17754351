package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.SimulatedLaunchType;

/**
 * Why a container does not start, in the container's reason. After {@link #EOF}, a time-out or a failed inspection the
 * container may nevertheless run (amazon-ecs-agent, {@code handleEventError}).
 */
public enum StartError implements FailureText {
    CANNOT_START(
            "CannotStartContainerError: API error (500): OCI runtime create failed: exec: \"/app\": stat /app: no such file or directory",
            "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: OCI runtime create failed: exec: \"/app\": stat /app: no such file or directory"),
    EXEC_FORMAT(
            "CannotStartContainerError: API error (400): standard_init_linux.go: exec user process caused: exec format error",
            "CannotStartContainerError: failed to create new container runtime task: exec /app: exec format error"),
    EOF(
            "CannotStartContainerError: error during connect: Post \"http://docker/containers/start\": EOF",
            "CannotStartContainerError: error during connect to the container runtime: EOF"),
    DOCKER_TIMEOUT(
            "DockerTimeoutError: Could not transition to running; timed out after waiting 3m0s",
            "DockerTimeoutError: Could not transition to running; timed out after waiting 3m0s"),
    CANNOT_INSPECT(
            "CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s",
            "CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s"),
    RUNTIME_TIMEOUT(
            "ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: context deadline exceeded",
            "ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: context deadline exceeded");

    private final String ec2;
    private final String fargate;

    StartError(String ec2, String fargate) {
        this.ec2 = ec2;
        this.fargate = fargate;
    }

    @Override
    public String on(SimulatedLaunchType platform, String subject) {
        return switch (platform) {
            case EC2 -> ec2;
            case FARGATE -> fargate;
        };
    }
}
