package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.SimulatedLaunchType;

/** Why a container cannot be created, in the container's reason. */
public enum CreateError implements FailureText {
    CREATE("CannotCreateContainerError: API error (409): the container name is already in use"),
    VOLUME("CannotCreateVolumeError: create volume: mount target could not be resolved"),
    HOST_CONFIG("HostConfigError: invalid memory swap setting in the container's host configuration"),
    INVALID_VOLUME("InvalidVolumeError: the mount point names a volume that the task does not have");

    private final String text;

    CreateError(String text) {
        this.text = text;
    }

    @Override
    public String on(SimulatedLaunchType platform, String subject) {
        return text;
    }
}
