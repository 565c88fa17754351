package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.ecs.EcsTask;

/**
 * Classifies a snapshot of an attempt's task before its content is used: for a task what the ECS agent's
 * {@code handleContainerChange} is for a container. A snapshot that is not later than the known one is redundant. A
 * task that was over and is alive again is stopped once more, only once, so that a wrong report cannot cause repeated
 * stops.
 */
enum Admission {
    /** News of a task that has not ended. */
    NEWS,
    /** Already known, or earlier. */
    REDUNDANT,
    /** Later than the end, without consequence. */
    OVER,
    /** The attempt is over and its task is alive. */
    STOP_AGAIN;

    /** The state of the attempt whose task it is. */
    enum Standing {
        OPEN,
        OVER,
        STOPPED_AGAIN
    }

    static Admission of(EcsTask task, long knownVersion, Standing standing) {
        if (task.version() <= knownVersion) {
            return REDUNDANT;
        }
        return switch (standing) {
            case OPEN -> NEWS;
            case OVER -> task.isStopping() ? OVER : STOP_AGAIN;
            case STOPPED_AGAIN -> OVER;
        };
    }
}
