package dev.lifeline.controller.report;

import java.util.Optional;

/** Where a container of an attempt logs to. */
public sealed interface LogPlace {

    /**
     * A stream of CloudWatch Logs.
     *
     * @param link the stream in the AWS console
     */
    record LogStream(String container, String group, String region, String name, Optional<String> link)
            implements LogPlace {}

    /**
     * No stream that Lifeline knows.
     *
     * @param container empty if it is about all containers
     * @param driver empty without one, or if it is unknown
     */
    record NoLogStream(Optional<String> container, Optional<String> driver, String why) implements LogPlace {}
}
