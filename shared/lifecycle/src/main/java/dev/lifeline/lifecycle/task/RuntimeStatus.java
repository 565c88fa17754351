package dev.lifeline.lifecycle.task;

/**
 * What the runtime says about the task's container (SwarmKit's {@code ContainerStatus}).
 *
 * @param containerId the runtime's id; {@code ""} if unknown
 * @param exitCode 0 until the container has exited with another code
 */
public record RuntimeStatus(String containerId, int exitCode) {
    /** The placeholder if nothing is known about the container. */
    public static final RuntimeStatus EMPTY = new RuntimeStatus("", 0);

    RuntimeStatus withExitCode(int code) {
        return new RuntimeStatus(containerId, code);
    }
}
