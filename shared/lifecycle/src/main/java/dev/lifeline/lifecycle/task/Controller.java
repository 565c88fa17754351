package dev.lifeline.lifecycle.task;

import dev.lifeline.lifecycle.ecs.LaunchRequest;

/**
 * Controls the execution of one task (SwarmKit's {@code exec.Controller}).
 *
 * <p>No operation blocks: an unfinished one returns {@link Outcome.Temporary} and is called again. A controller may
 * also implement {@link ContainerStatusSource} or {@link PortStatusSource}.
 */
public interface Controller {

    /**
     * Accepts a new definition of the task, or returns {@link Outcome.UpdateRejected} if it changes what cannot be
     * changed. Ignored, and so done, once the task has exited.
     */
    Outcome update(LaunchRequest definition);

    /** Creates everything that the task needs, so that {@link #start} need not wait. */
    Outcome prepare();

    /** Done as soon as the task runs. */
    Outcome start();

    /**
     * Done when the task has exited successfully by itself; a bad exit is a failure with its exit code. SwarmKit's
     * {@code Wait}.
     */
    Outcome await();

    /** Asks the task to end, with its grace period. */
    Outcome shutdown();

    /** Ends the task immediately. */
    Outcome terminate();

    /** Releases everything that {@link #prepare} allocated. */
    Outcome remove();

    /**
     * Releases this instance's resources without affecting the task. Every later operation returns
     * {@link Outcome.ControllerClosed}.
     */
    Outcome close();
}
