package dev.lifeline.simulator.script;

import java.time.Duration;
import java.util.Optional;

/** How a running container ends; {@code after} counts from RUNNING and is the attempt's running duration if absent. */
public sealed interface ContainerEnd {
    Optional<Duration> after();

    record Exits(int code, Optional<Duration> after) implements ContainerEnd {}

    /** Killed for its memory: usually 137, but the flag is also seen with exit code 0 (amazon-ecs-agent issue 2467). */
    record OutOfMemory(int code, Optional<Duration> after) implements ContainerEnd {}

    /** Its health check fails; only a scheduler stops the task for that. */
    record Unhealthy(Consequence consequence, Optional<Duration> after) implements ContainerEnd {}

    /** Runs until it is stopped. */
    record RunsUntilStopped() implements ContainerEnd {
        @Override
        public Optional<Duration> after() {
            return Optional.empty();
        }
    }

    /** What a failed health check leads to. */
    enum Consequence {
        TASK_STOPS,
        ONLY_SHOWN
    }
}
