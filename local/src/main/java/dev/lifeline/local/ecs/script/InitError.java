package dev.lifeline.local.ecs.script;

import dev.lifeline.local.ecs.model.LaunchType;
import dev.lifeline.local.ecs.model.TaskStatus;

/** Why a task's surroundings cannot be made ready; told as the task's stopped reason on both platforms. */
public enum InitError implements FailureText {
    SECRETS(
            TaskStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: dial tcp 203.0.113.20:443: i/o timeout"),
    SECRETS_THROTTLED(
            TaskStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: unable to get registry auth: ThrottlingException: Rate exceeded"),
    SECRET_DENIED(
            TaskStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: the execution role is not authorized to perform secretsmanager:GetSecretValue"),
    SECRET_NOT_FOUND(
            TaskStatus.PENDING,
            "ResourceInitializationError: unable to pull secrets or registry auth: ResourceNotFoundException: Secrets Manager can't find the specified secret."),
    LOG_GROUP(
            TaskStatus.PENDING,
            "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ResourceNotFoundException: The specified log group does not exist."),
    NETPLUGIN(
            TaskStatus.PENDING,
            "ResourceInitializationError: failed to configure ENI: failed to setup regular eni: netplugin failed with no error message"),
    ENI_TIMEOUT(TaskStatus.PROVISIONING, "Timeout waiting for network interface provisioning to complete."),
    ENI_ATTACH(
            TaskStatus.PROVISIONING,
            "Unexpected EC2 error while attempting to attach network interface to the instance"),
    EPHEMERAL_STORAGE_TIMEOUT(
            TaskStatus.PROVISIONING, "Timeout waiting for EphemeralStorage provisioning to complete."),
    CAPACITY(
            TaskStatus.PROVISIONING,
            "Capacity is unavailable at this time. Please try again later or in a different availability zone"),
    INTERNAL(TaskStatus.PROVISIONING, "InternalError: the network interface was reported too late"),
    AGENT(TaskStatus.PROVISIONING, "AGENT");

    private final TaskStatus stage;
    private final String text;

    InitError(TaskStatus stage, String text) {
        this.stage = stage;
        this.text = text;
    }

    /** The state in which the task fails; one that skips PROVISIONING fails in PENDING. */
    public TaskStatus stage() {
        return stage;
    }

    @Override
    public String on(LaunchType platform, String subject) {
        return text;
    }
}
