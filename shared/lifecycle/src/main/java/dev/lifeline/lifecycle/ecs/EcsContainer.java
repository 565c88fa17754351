package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.container.ContainerError;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One container of a task as ECS last told of it.
 *
 * @param status PENDING, RUNNING or STOPPED: ECS tells no finer state from outside
 * @param exitCode absent when the container never ran, or when ECS lost it
 * @param reason the error of the container in ECS's words, at most 1,024 characters; a container that runs can carry
 *     one, too
 * @param runtimeId the container runtime's id, absent before it was created
 * @param imageDigest of the image that it runs, {@code sha256:…}: a tag may name another image tomorrow; ECS reports it
 *     for images that it pulled from ECR
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

    /** One whose image ECS does not report. */
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

    /** The container was killed for the memory it used (the agent's {@code OutOfMemoryError}). */
    public boolean ranOutOfMemory() {
        return reason.isPresent()
                && reason.get().text().regionMatches(true, 0, OUT_OF_MEMORY, 0, OUT_OF_MEMORY.length());
    }

    EcsContainer reworded(UnaryOperator<Reason> wording) {
        return new EcsContainer(name, status, exitCode, reason.map(wording), runtimeId, ports, imageDigest);
    }

    /** The container is over and never ran: its reason tells why. */
    public boolean neverRan() {
        return status.isStopped() && ownExitCode().isEmpty();
    }

    /** The container runs or ran, so that its program may have done something. */
    boolean ran() {
        return status == EcsStatus.Known.RUNNING || ownExitCode().isPresent();
    }

    /**
     * The code with which its program exited. For a container that was never started because another one failed, the
     * ECS agent reports 143 (task_manager.go, {@code handleTerminalDependencyError}): that is no program's code.
     */
    public Optional<Integer> ownExitCode() {
        return dependencyFailed() ? Optional.empty() : exitCode;
    }

    /** The container was never started, because a container that it depends on failed. */
    boolean dependencyFailed() {
        return exitCode.isPresent()
                && exitCode.get() == DEPENDENCY_FAILED
                && reason.flatMap(Reason::error)
                        .filter(ContainerError::isFailedDependency)
                        .isPresent();
    }
}
