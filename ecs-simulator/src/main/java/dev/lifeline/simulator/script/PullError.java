package dev.lifeline.simulator.script;

import dev.lifeline.simulator.model.SimulatedLaunchType;

/**
 * Why an image cannot be pulled, in the texts of the EC2 agent (container reason) and of Fargate platform version 1.4
 * (the task's stopped reason).
 */
public enum PullError implements FailureText {
    TIMEOUT(
            "CannotPullContainerError: Error response from daemon: Get \"https://registry.example/v2/\": dial tcp 203.0.113.10:443: i/o timeout",
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref %s: failed to do request: dial tcp 203.0.113.10:443: i/o timeout"),
    RATE_LIMITED(
            "CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit for %s",
            "CannotPullContainerError: inspect image has been retried 5 time(s): failed to resolve ref \"%s\": unexpected status code 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit"),
    NOT_FOUND(
            "CannotPullContainerError: Error response from daemon: manifest for %s not found: manifest unknown: Requested image not found",
            "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref %1$s: %1$s: not found"),
    DENIED(
            "CannotPullECRContainerError: AccessDeniedException: the instance role is not authorized to perform ecr:GetAuthorizationToken for %s",
            "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref %s: pull access denied, repository does not exist or may require authorization: 403 Forbidden"),
    NO_SPACE(
            "CannotPullContainerError: failed to register layer of %s: write /var/lib/docker/overlay2: no space left on device",
            "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy %s: write /var/lib/containerd: no space left on device"),
    MANIFEST(
            "CannotPullImageManifestError: Error response from daemon: manifest of %s could not be read: context deadline exceeded",
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref %s: context deadline exceeded");

    private final String ec2;
    private final String fargate;

    PullError(String ec2, String fargate) {
        this.ec2 = ec2;
        this.fargate = fargate;
    }

    @Override
    public String on(SimulatedLaunchType platform, String subject) {
        return switch (platform) {
            case EC2 -> ec2.formatted(subject);
            case FARGATE -> fargate.formatted(subject);
        };
    }
}
