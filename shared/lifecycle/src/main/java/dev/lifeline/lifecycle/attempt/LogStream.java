package dev.lifeline.lifecycle.attempt;

/** A container's stream in CloudWatch Logs, as the log driver {@code awslogs} names it after its prefix. */
public record LogStream(String container, String suffix) {}
