package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.ecs.EcsTask;

/**
 * What becomes of a snapshot of an attempt's task before anything in it is looked at: for a task what the ECS agent's
 * {@code handleContainerChange} is for a container. What is not later than the known is redundant; what was over and is
 * alive again is stopped again, once, so that a broken report cannot cause stop after stop.
 */
enum Admission {
    /** News of a task that is under way, or that has yet to end. */
    NEWS,
    /** The same as is known, or earlier. */
    REDUNDANT,
    /** Later than the end, and of no consequence. */
    OVER,
    /** The attempt is over and its task is alive. */
    STOP_AGAIN;

    /** Where the attempt stands whose task it is. */
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
