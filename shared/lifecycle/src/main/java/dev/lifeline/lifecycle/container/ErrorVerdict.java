package dev.lifeline.lifecycle.container;

/**
 * What an error means for its container and its task.
 *
 * @param container the container after the event
 */
public record ErrorVerdict(Branch branch, Container container) {

    /** Which case of the agent's {@code handleEventError} decided. */
    public enum Branch {
        /** The image must be fresh and could not be pulled: the task stops, even if the container is not essential. */
        PULL_FATAL,
        /**
         * The image could not be pulled: continue with the cached one, or let the create step find that it is missing.
         */
        PULL_IGNORED,
        /** The stop failed and the daemon does not answer: nothing is known, so nothing changes. */
        STOP_UNANSWERED,
        /** The stop failed although the daemon answers: counts as stopped, instead of retrying forever. */
        STOP_ASSUMED,
        /** Nothing was created, so there is nothing to stop. */
        CREATE_FAILED,
        /** The container did not start. */
        START_FAILED,
        /** Starting it timed out or it could not be inspected: it may nevertheless run (agent issue 1043). */
        START_UNCONFIRMED,
        /** The connection was lost while starting it: it may nevertheless run (agent issue 1708). */
        START_CUT_OFF
    }

    /** Whether the container continues as if the transition had succeeded. */
    public boolean proceeds() {
        return switch (branch) {
            case PULL_IGNORED, STOP_ASSUMED -> true;
            case PULL_FATAL, STOP_UNANSWERED, CREATE_FAILED, START_FAILED, START_UNCONFIRMED, START_CUT_OFF -> false;
        };
    }

    /** Whether the task's desired status becomes STOPPED. */
    public boolean stopsTask() {
        return branch == Branch.PULL_FATAL;
    }

    /** Whether the container must be stopped explicitly, because it may be running. */
    public boolean forcesStop() {
        return branch == Branch.START_UNCONFIRMED || branch == Branch.START_CUT_OFF;
    }
}
