package dev.lifeline.simulator.script;

/** What prevents a container from running normally. */
public sealed interface ContainerFault {
    FailureText text();

    /** The image pull fails. */
    record Pull(FailureText text, Cache cache) implements ContainerFault {}

    /** The image pull fails while the other containers run, as for a container that waits for one of them. */
    record LatePull(FailureText text) implements ContainerFault {}

    record Create(FailureText text) implements ContainerFault {}

    record Start(FailureText text, After after) implements ContainerFault {}

    /** Whether the EC2 instance has a stale copy of the image, with which the container runs. */
    enum Cache {
        EMPTY,
        STALE_COPY
    }

    /** Whether a container runs although its start was reported as failed. */
    enum After {
        STOPS,
        RUNS_ALL_THE_SAME
    }
}
