package dev.lifeline.cli.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * Which lines of a run's logs are wanted, and how they are shown.
 *
 * @param attempt empty for all
 * @param container empty for all
 * @param since empty for the beginning
 * @param look how a line is shown
 */
public record LogFilter(Optional<Integer> attempt, Optional<String> container, Optional<Instant> since, LineLook look) {
    /** Every line, with its attempt and container. */
    public static final LogFilter ALL =
            new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), new LineLook(true, false));

    /**
     * What stands before a line.
     *
     * @param source attempt and container
     * @param time when CloudWatch Logs says that it was written
     */
    public record LineLook(boolean source, boolean time) {}
}
