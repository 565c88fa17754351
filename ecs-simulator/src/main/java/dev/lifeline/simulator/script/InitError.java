package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.TaskLastStatus;

/** Why a task cannot be initialized, in the task's stopped reason on both platforms. */
public enum InitError implements FailureText {
    SECRETS(
            TaskLastStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: dial tcp 203.0.113.20:443: i/o timeout"),
    SECRETS_THROTTLED(
            TaskLastStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: unable to get registry auth: ThrottlingException: Rate exceeded"),
    SECRET_DENIED(
            TaskLastStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: the execution role is not authorized to perform secretsmanager:GetSecretValue"),
    SECRET_NOT_FOUND(
            TaskLastStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: ResourceNotFoundException: Secrets Manager can't find the specified secret."),
    LOG_GROUP(
            TaskLastStatus.PENDING,
            "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ResourceNotFoundException: The specified log group does not exist."),
    NETPLUGIN(
            TaskLastStatus.PENDING,
            "ResourceInitializationError: failed to configure ENI: failed to setup regular eni: netplugin failed with no error message"),
    ENI_TIMEOUT(TaskLastStatus.PROVISIONING, "Timeout waiting for network interface provisioning to complete."),
    ENI_ATTACH(
            TaskLastStatus.PROVISIONING,
            "Unexpected EC2 error while attempting to attach network interface to the instance"),
    EPHEMERAL_STORAGE_TIMEOUT(
            TaskLastStatus.PROVISIONING, "Timeout waiting for EphemeralStorage provisioning to complete."),
    CAPACITY(
            TaskLastStatus.PROVISIONING,
            "Capacity is unavailable at this time. Please try again later or in a different availability zone"),
    INTERNAL(TaskLastStatus.PROVISIONING, "InternalError: the network interface was reported too late"),
    AGENT(TaskLastStatus.PROVISIONING, "AGENT");

    private final TaskLastStatus stage;
    private final String text;

    InitError(TaskLastStatus stage, String text) {
        this.stage = stage;
        this.text = text;
    }

    /** The state in which the task fails; one that skips PROVISIONING fails in PENDING. */
    public TaskLastStatus stage() {
        return stage;
    }

    @Override
    public String on(SimulatedLaunchType platform, String subject) {
        return text;
    }
}
