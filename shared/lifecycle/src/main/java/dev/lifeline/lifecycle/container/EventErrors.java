package dev.lifeline.lifecycle.container;

import static dev.lifeline.lifecycle.container.ContainerStatus.STOPPED;

import dev.lifeline.lifecycle.container.ErrorName.KnownErrorName;
import dev.lifeline.lifecycle.container.ErrorVerdict.Branch;

/**
 * The effect of a failed container transition, as in the ECS agent's {@code handleEventError}
 * (agent/engine/task_manager.go).
 *
 * <pre>
 *  NONE --> MANIFEST_PULLED --> PULLED --> CREATED --> RUNNING --> RESOURCES_PROVISIONED --> STOPPED
 *   |         '-------.-----------'          |           '---------.----------'                |
 *   |                 |                      |                     |                           |
 *   |   always, once: the task stops         |         container: desired STOPPED,   no ping: known status kept
 *   |   default, prefer-cached: carry on     |         stopped by force when it      ping: counted as stopped, go on
 *   |                                        |         may be running
 *   '--- container: desired STOPPED ---------'
 * </pre>
 *
 * A failed pull leaves the known status at the event's; a failed create or start sets it back to the one before.
 */
public final class EventErrors {

    private EventErrors() {}

    /**
     * The effect of the failed transition on the container and its task.
     *
     * @param before the container as it was before the event
     * @param attempted the transition that failed
     */
    public static ErrorVerdict handleEventError(
            Container before, ContainerStatus attempted, ContainerError error, AgentContext circumstances) {
        Container container = before.withApplyingError(error);
        return switch (attempted) {
            case MANIFEST_PULLED, PULLED ->
                new ErrorVerdict(
                        circumstances.pull().failureEndsTask() ? Branch.PULL_FATAL : Branch.PULL_IGNORED,
                        container.withKnown(attempted));
            case STOPPED ->
                switch (circumstances.ping()) {
                    case NO_ANSWER -> new ErrorVerdict(Branch.STOP_UNANSWERED, container);
                    case ANSWERED ->
                        new ErrorVerdict(
                                Branch.STOP_ASSUMED,
                                container.withKnown(STOPPED).desiring(STOPPED));
                };
            case NONE, CREATED -> new ErrorVerdict(Branch.CREATE_FAILED, container.desiring(STOPPED));
            case RUNNING, RESOURCES_PROVISIONED -> new ErrorVerdict(startBranch(error), container.desiring(STOPPED));
        };
    }

    private static Branch startBranch(ContainerError error) {
        ErrorName name = error.name();
        // Fargate's platform 1.4 calls the agent's DockerTimeoutError ContainerRuntimeTimeoutError.
        if (name == KnownErrorName.DOCKER_TIMEOUT_ERROR
                || name == KnownErrorName.CONTAINER_RUNTIME_TIMEOUT_ERROR
                || name == KnownErrorName.CANNOT_INSPECT_CONTAINER_ERROR) {
            return Branch.START_UNCONFIRMED;
        }
        if (name == KnownErrorName.CANNOT_START_CONTAINER_ERROR && error.text().endsWith("EOF")) {
            return Branch.START_CUT_OFF;
        }
        return Branch.START_FAILED;
    }

    /** Inputs besides the error. The ping matters only if a stop failed; otherwise any answer will do. */
    public record AgentContext(PullBehavior pull, Ping ping) {}
}
