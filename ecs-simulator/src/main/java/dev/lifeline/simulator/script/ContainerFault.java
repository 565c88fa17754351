package dev.lifeline.simulator.script;

/** What keeps a container from running as it should. */
public sealed interface ContainerFault {
    FailureText text();

    /** The image pull fails. */
    record Pull(FailureText text, Cache cache) implements ContainerFault {}

    /** The image pull fails while the other containers run, as that of a container that waits for one of them. */
    record LatePull(FailureText text) implements ContainerFault {}

    record Create(FailureText text) implements ContainerFault {}

    record Start(FailureText text, After after) implements ContainerFault {}

    /** Whether the EC2 instance holds a stale copy of the image, on which the container runs all the same. */
    enum Cache {
        EMPTY,
        STALE_COPY
    }

    /** What becomes of a container whose start was reported as failed. */
    enum After {
        STOPS,
        RUNS_ALL_THE_SAME
    }
}
