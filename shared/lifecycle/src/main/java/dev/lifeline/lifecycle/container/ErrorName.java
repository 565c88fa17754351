package dev.lifeline.lifecycle.container;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The name of an error as ECS puts it before the first colon of a reason. */
public sealed interface ErrorName {

    /** The name as ECS spells it. */
    String text();

    /** A name that we have no constant for; new agents bring new names. */
    record Unknown(String text) implements ErrorName {
        @Override
        public Optional<ContainerStatus> attempted() {
            return ErrorName.attempted(text);
        }
    }

    enum Known implements ErrorName {
        // The agent's Docker client and engine (agent/dockerclient/dockerapi/errors.go, agent/engine/errors.go).
        DOCKER_TIMEOUT_ERROR("DockerTimeoutError"),
        OUT_OF_MEMORY_ERROR("OutOfMemoryError"),
        DOCKER_STATE_ERROR("DockerStateError"),
        CANNOT_GET_DOCKERCLIENT_ERROR("CannotGetDockerclientError"),
        CANNOT_STOP_CONTAINER_ERROR("CannotStopContainerError"),
        CANNOT_PULL_CONTAINER_ERROR("CannotPullContainerError"),
        CANNOT_PULL_IMAGE_MANIFEST_ERROR("CannotPullImageManifestError"),
        CANNOT_PULL_ECR_CONTAINER_ERROR("CannotPullECRContainerError"),
        CANNOT_PULL_CONTAINER_AUTH_ERROR("CannotPullContainerAuthError"),
        CANNOT_CREATE_CONTAINER_ERROR("CannotCreateContainerError"),
        CANNOT_START_CONTAINER_ERROR("CannotStartContainerError"),
        CANNOT_INSPECT_CONTAINER_ERROR("CannotInspectContainerError"),
        CANNOT_REMOVE_CONTAINER_ERROR("CannotRemoveContainerError"),
        CANNOT_DESCRIBE_CONTAINER_ERROR("CannotDescribeContainerError"),
        CANNOT_LIST_CONTAINERS_ERROR("CannotListContainersError"),
        CANNOT_CREATE_VOLUME_ERROR("CannotCreateVolumeError"),
        CANNOT_INSPECT_VOLUME_ERROR("CannotInspectVolumeError"),
        NO_SUCH_CONTAINER_ERROR("NoSuchContainerError"),
        IMPOSSIBLE_STATE_TRANSITION_ERROR("ImpossibleStateTransitionError"),
        CONTAINER_VANISHED_ERROR("ContainerVanishedError"),
        TASK_DEPENDENCY_ERROR("TaskDependencyError"),
        TASK_STOPPED_BEFORE_PULL_BEGIN_ERROR("TaskStoppedBeforePullBeginError"),
        CONTAINER_NETWORKING_ERROR("ContainerNetworkingError"),
        INVALID_VOLUME_ERROR("InvalidVolumeError"),
        HOST_CONFIG_ERROR("HostConfigError"),
        DOCKER_CLIENT_CONFIG_ERROR("DockerClientConfigError"),
        RESOURCE_INITIALIZATION_ERROR("ResourceInitializationError"),
        TASK_STATE_ERROR("TaskStateError"),
        // Fargate, and the categories of the ECS developer guide's "stopped task error codes".
        CANNOT_PULL_CONTAINER("CannotPullContainer"),
        CONTAINER_RUNTIME_ERROR("ContainerRuntimeError"),
        CONTAINER_RUNTIME_TIMEOUT_ERROR("ContainerRuntimeTimeoutError"),
        RESOURCE_NOT_FOUND_EXCEPTION("ResourceNotFoundException"),
        SPOT_INTERRUPTION_ERROR("SpotInterruptionError"),
        INTERNAL_ERROR("InternalError"),
        TASK_FAILED_TO_START("TaskFailedToStart");

        private static final Map<String, Known> BY_TEXT = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        static {
            for (Known known : values()) {
                BY_TEXT.put(known.text, known);
            }
        }

        private final String text;
        private final Optional<ContainerStatus> attempted;

        Known(String text) {
            this.text = text;
            this.attempted = ErrorName.attempted(text);
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public Optional<ContainerStatus> attempted() {
            return attempted;
        }

        /** The constant of this name, in whatever case it is written. */
        public static Optional<Known> parse(String name) {
            return Optional.ofNullable(BY_TEXT.get(name));
        }
    }

    /**
     * The transition that the agent attempted when an error of this name arose; ECS does not report it otherwise. Goes
     * by the beginning of the name, so that a new kind of pull error is a pull error before it has a constant.
     *
     * <p>Empty for what is no container transition of its own: {@code OutOfMemoryError} (the container ran),
     * {@code TaskStoppedBeforePullBeginError} (the consequence of a stop already decided), the agent's housekeeping,
     * and {@code ResourceInitializationError}, which is the task's: its secrets, network or volumes failed before any
     * of its containers was touched, so there is no container whose status could be kept or set back.
     */
    Optional<ContainerStatus> attempted();

    private static Optional<ContainerStatus> attempted(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.startsWith("cannotpullimagemanifest")) {
            return Optional.of(ContainerStatus.MANIFEST_PULLED);
        }
        if (name.startsWith("cannotpull")) {
            return Optional.of(ContainerStatus.PULLED);
        }
        if (name.startsWith("cannotcreate")
                || name.equals("hostconfigerror")
                || name.equals("dockerclientconfigerror")) {
            return Optional.of(ContainerStatus.CREATED);
        }
        if (name.startsWith("cannotstart")
                || name.startsWith("cannotinspect")
                || name.equals("dockertimeouterror")
                || name.equals("containerruntimeerror")
                || name.equals("containerruntimetimeouterror")) {
            return Optional.of(ContainerStatus.RUNNING);
        }
        if (name.equals("containernetworkingerror")) {
            return Optional.of(ContainerStatus.RESOURCES_PROVISIONED);
        }
        return name.startsWith("cannotstop") ? Optional.of(ContainerStatus.STOPPED) : Optional.empty();
    }
}
