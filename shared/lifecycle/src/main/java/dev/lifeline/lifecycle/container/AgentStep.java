package dev.lifeline.lifecycle.container;

import java.util.Optional;

/** What the ECS agent was doing with a container when an error arose. */
enum AgentStep {
    PULL_MANIFEST,
    PULL,
    CREATE,
    START,
    PROVISION,
    STOP,
    /**
     * Inspecting a container that it has just created, started or found stopped. The agent writes the same name and
     * text each time (docker_client.go, {@code containerMetadata}), so only the container itself shows which it was.
     */
    INSPECT,
    /** Depends on the text: every time-out has this name. */
    SEE_TEXT,
    /** Not a transition of one container. */
    OTHER;

    /**
     * The transition that failed.
     *
     * @param seen the status of the container as ECS shows it: NONE before it started, RUNNING, or STOPPED after it ran
     */
    Optional<ContainerStatus> transition(ContainerStatus seen) {
        return switch (this) {
            case PULL_MANIFEST -> Optional.of(ContainerStatus.MANIFEST_PULLED);
            case PULL -> Optional.of(ContainerStatus.PULLED);
            case CREATE -> Optional.of(ContainerStatus.CREATED);
            case START -> Optional.of(ContainerStatus.RUNNING);
            case PROVISION -> Optional.of(ContainerStatus.RESOURCES_PROVISIONED);
            case STOP -> Optional.of(ContainerStatus.STOPPED);
            case INSPECT ->
                Optional.of(
                        switch (seen) {
                            case NONE, MANIFEST_PULLED, PULLED, CREATED -> ContainerStatus.CREATED;
                            case RUNNING, RESOURCES_PROVISIONED -> ContainerStatus.RUNNING;
                            case STOPPED -> ContainerStatus.STOPPED;
                        });
            case SEE_TEXT, OTHER -> Optional.empty();
        };
    }
}
