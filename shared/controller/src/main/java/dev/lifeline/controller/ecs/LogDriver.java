package dev.lifeline.controller.ecs;

import java.util.Optional;

/** Where a container logs to, by its task definition. */
public sealed interface LogDriver {

    /**
     * CloudWatch Logs, by the driver {@code awslogs}.
     *
     * @param region empty for the task's own
     * @param prefix of its streams; empty for streams that are named after the container's runtime id, on EC2
     */
    record AwsLogs(String group, Optional<String> region, Optional<String> prefix) implements LogDriver {}

    /** Another driver, whose options Lifeline does not read. */
    record OtherDriver(String name) implements LogDriver {}

    /** The task definition names none. */
    record NoDriver() implements LogDriver {}
}
