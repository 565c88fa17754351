package dev.lifeline.lifecycle.container;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The name of an error as ECS puts it before the first colon of a reason. */
public sealed interface ErrorName {

    /** The name as ECS spells it. */
    String text();

    /** A name without a constant; new agents bring new names. */
    record UnknownErrorName(String text) implements ErrorName {}

    /**
     * The known names, each with what the agent was doing, which ECS does not report otherwise.
     *
     * <p>{@link AgentStep#OTHER} for what is not a transition of one container: {@code OutOfMemoryError} (the container
     * ran), {@code DockerStateError} and other findings of an inspection, {@code TaskStoppedBeforePullBeginError} (the
     * consequence of a stop already decided), volumes, the agent's housekeeping, and
     * {@code ResourceInitializationError}, which is about the task: its secrets, network or volumes failed before its
     * containers.
     */
    enum KnownErrorName implements ErrorName {
        // The agent's Docker client and engine (agent/dockerclient/dockerapi/errors.go, agent/engine/errors.go).
        DOCKER_TIMEOUT_ERROR("DockerTimeoutError", AgentStep.SEE_TEXT),
        OUT_OF_MEMORY_ERROR("OutOfMemoryError", AgentStep.OTHER),
        DOCKER_STATE_ERROR("DockerStateError", AgentStep.OTHER),
        CANNOT_GET_DOCKERCLIENT_ERROR("CannotGetDockerclientError", AgentStep.OTHER),
        CANNOT_STOP_CONTAINER_ERROR("CannotStopContainerError", AgentStep.STOP),
        CANNOT_PULL_CONTAINER_ERROR("CannotPullContainerError", AgentStep.PULL),
        CANNOT_PULL_IMAGE_MANIFEST_ERROR("CannotPullImageManifestError", AgentStep.PULL_MANIFEST),
        CANNOT_PULL_ECR_CONTAINER_ERROR("CannotPullECRContainerError", AgentStep.PULL),
        CANNOT_PULL_CONTAINER_AUTH_ERROR("CannotPullContainerAuthError", AgentStep.PULL),
        CANNOT_CREATE_CONTAINER_ERROR("CannotCreateContainerError", AgentStep.CREATE),
        CANNOT_START_CONTAINER_ERROR("CannotStartContainerError", AgentStep.START),
        CANNOT_INSPECT_CONTAINER_ERROR("CannotInspectContainerError", AgentStep.INSPECT),
        CANNOT_REMOVE_CONTAINER_ERROR("CannotRemoveContainerError", AgentStep.OTHER),
        CANNOT_DESCRIBE_CONTAINER_ERROR("CannotDescribeContainerError", AgentStep.OTHER),
        CANNOT_LIST_CONTAINERS_ERROR("CannotListContainersError", AgentStep.OTHER),
        CANNOT_CREATE_VOLUME_ERROR("CannotCreateVolumeError", AgentStep.OTHER),
        CANNOT_INSPECT_VOLUME_ERROR("CannotInspectVolumeError", AgentStep.OTHER),
        NO_SUCH_CONTAINER_ERROR("NoSuchContainerError", AgentStep.OTHER),
        IMPOSSIBLE_STATE_TRANSITION_ERROR("ImpossibleStateTransitionError", AgentStep.SEE_TEXT),
        CONTAINER_VANISHED_ERROR("ContainerVanishedError", AgentStep.OTHER),
        TASK_DEPENDENCY_ERROR("TaskDependencyError", AgentStep.OTHER),
        TASK_STOPPED_BEFORE_PULL_BEGIN_ERROR("TaskStoppedBeforePullBeginError", AgentStep.OTHER),
        CONTAINER_NETWORKING_ERROR("ContainerNetworkingError", AgentStep.PROVISION),
        INVALID_VOLUME_ERROR("InvalidVolumeError", AgentStep.OTHER),
        HOST_CONFIG_ERROR("HostConfigError", AgentStep.CREATE),
        DOCKER_CLIENT_CONFIG_ERROR("DockerClientConfigError", AgentStep.CREATE),
        RESOURCE_INITIALIZATION_ERROR("ResourceInitializationError", AgentStep.OTHER),
        TASK_STATE_ERROR("TaskStateError", AgentStep.OTHER),
        CANNOT_GET_CONTAINER_TOP_ERROR("CannotGetContainerTopError", AgentStep.OTHER),
        CANNOT_LIST_IMAGES_ERROR("CannotListImagesError", AgentStep.OTHER),
        CANNOT_REMOVE_VOLUME_ERROR("CannotRemoveVolumeError", AgentStep.OTHER),
        CANNOT_LIST_PLUGINS_ERROR("CannotListPluginsError", AgentStep.OTHER),
        CANNOT_CREATE_CONTAINER_EXEC_ERROR("CannotCreateContainerExecError", AgentStep.OTHER),
        CANNOT_START_CONTAINER_EXEC_ERROR("CannotStartContainerExecError", AgentStep.OTHER),
        CANNOT_INSPECT_CONTAINER_EXEC_ERROR("CannotInspectContainerExecError", AgentStep.OTHER),
        CANNOT_GET_DOCKER_CLIENT_VERSION_ERROR("CannotGetDockerClientVersionError", AgentStep.CREATE),
        UNPARSABLE_PORT("UnparsablePort", AgentStep.OTHER),
        UNRECOGNIZED_TRANSPORT_PROTOCOL("UnrecognizedTransportProtocol", AgentStep.OTHER),
        CGROUP_ERROR("CgroupError", AgentStep.OTHER),
        VOLUME_ERROR("VolumeError", AgentStep.OTHER),
        UNKNOWN_ERROR("UnknownError", AgentStep.OTHER),
        // Fargate, and the categories of the ECS developer guide's "stopped task error codes".
        CANNOT_PULL_CONTAINER("CannotPullContainer", AgentStep.PULL),
        CONTAINER_RUNTIME_ERROR("ContainerRuntimeError", AgentStep.START),
        CONTAINER_RUNTIME_TIMEOUT_ERROR("ContainerRuntimeTimeoutError", AgentStep.SEE_TEXT),
        RESOURCE_NOT_FOUND_EXCEPTION("ResourceNotFoundException", AgentStep.OTHER),
        SPOT_INTERRUPTION_ERROR("SpotInterruptionError", AgentStep.OTHER),
        INTERNAL_ERROR("InternalError", AgentStep.OTHER),
        TASK_FAILED_TO_START("TaskFailedToStart", AgentStep.OTHER);

        private static final Map<String, KnownErrorName> BY_TEXT = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        static {
            for (KnownErrorName known : values()) {
                BY_TEXT.put(known.text, known);
            }
        }

        private final String text;
        private final AgentStep step;

        KnownErrorName(String text, AgentStep step) {
            this.text = text;
            this.step = step;
        }

        @Override
        public String text() {
            return text;
        }

        AgentStep step() {
            return step;
        }

        /** The constant of this name, in any letter case. */
        public static Optional<KnownErrorName> parse(String name) {
            return Optional.ofNullable(BY_TEXT.get(name));
        }
    }
}
