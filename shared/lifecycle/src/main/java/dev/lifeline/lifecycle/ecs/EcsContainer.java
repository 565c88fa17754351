package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.container.ContainerError;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One container of a task as ECS last reported it.
 *
 * @param status PENDING, RUNNING or STOPPED: ECS reports no finer state
 * @param exitCode absent if the container never ran, or if ECS lost it
 * @param reason the error of the container, at most 1,024 characters; a running container can also have one
 * @param runtimeId the container runtime's id; absent before it is created
 * @param imageDigest the digest of its image, {@code sha256:…}, because a tag may move to another image; ECS reports it
 *     for images from ECR
 */
public record EcsContainer(
        String name,
        EcsStatus status,
        Optional<Integer> exitCode,
        Optional<Reason> reason,
        Optional<String> runtimeId,
        List<PortBinding> ports,
        Optional<String> imageDigest) {

    private static final String OUT_OF_MEMORY = "OutOfMemoryError";
    private static final int DEPENDENCY_FAILED = 143;

    public EcsContainer {
        ports = List.copyOf(ports);
    }

    /** A container whose image digest ECS does not report. */
    public EcsContainer(
            String name,
            EcsStatus status,
            Optional<Integer> exitCode,
            Optional<Reason> reason,
            Optional<String> runtimeId,
            List<PortBinding> ports) {
        this(name, status, exitCode, reason, runtimeId, ports, Optional.empty());
    }

    /** A port of the container on its host (AWS ECS API, {@code NetworkBinding}). */
    public record PortBinding(int containerPort, int hostPort, String protocol) {}

    /** Whether the container was killed because of its memory use (the agent's {@code OutOfMemoryError}). */
    public boolean ranOutOfMemory() {
        return reason.isPresent()
                && reason.get().text().regionMatches(true, 0, OUT_OF_MEMORY, 0, OUT_OF_MEMORY.length());
    }

    EcsContainer reworded(UnaryOperator<Reason> wording) {
        return new EcsContainer(name, status, exitCode, reason.map(wording), runtimeId, ports, imageDigest);
    }

    /** Without its names in the runtime and the network. */
    EcsContainer bare() {
        return new EcsContainer(name, status, exitCode, reason, Optional.empty(), List.of());
    }

    EcsContainer exitingWith(int code) {
        return new EcsContainer(name, status, Optional.of(code), reason, runtimeId, ports, imageDigest);
    }

    /** Whether the container is over and never ran: its reason says why. */
    public boolean neverRan() {
        return status.isStopped() && ownExitCode().isEmpty();
    }

    /** Whether the container runs or ran, so its program may have had an effect. */
    boolean ran() {
        return status == EcsStatus.Known.RUNNING || ownExitCode().isPresent();
    }

    /**
     * The code with which its program exited. For a container that was never started because another one failed, the
     * ECS agent reports 143 (task_manager.go, {@code handleTerminalDependencyError}): which is not the code of a
     * program.
     */
    public Optional<Integer> ownExitCode() {
        return dependencyFailed() ? Optional.empty() : exitCode;
    }

    /** Whether the container was never started because its dependency failed. */
    boolean dependencyFailed() {
        return exitCode.isPresent()
                && exitCode.get() == DEPENDENCY_FAILED
                && reason.flatMap(Reason::error)
                        .filter(ContainerError::isFailedDependency)
                        .isPresent();
    }
}
