package dev.lifeline.lifecycle.task;

import dev.lifeline.lifecycle.ecs.LaunchRequest;

/**
 * Controls the execution of one task (SwarmKit's {@code exec.Controller}).
 *
 * <p>No operation blocks: what is not over yet answers {@link Outcome.Temporary} and is asked again. A controller that
 * knows more also implements {@link ContainerStatusSource} or {@link PortStatusSource}.
 */
public interface Controller {

    /**
     * Takes a new definition of the task; {@link Outcome.UpdateRejected} when it changes what cannot be changed.
     * Ignored, hence done, once the task has exited.
     */
    Outcome update(LaunchRequest definition);

    /** Creates all that the task needs, so that {@link #start} has nothing left to wait for. */
    Outcome prepare();

    /** Done as soon as the task runs. */
    Outcome start();

    /**
     * Done when the task has exited by itself and well; a bad exit is a failure with its exit code. SwarmKit's
     * {@code Wait}.
     */
    Outcome await();

    /** Asks the task to end, with its grace period. */
    Outcome shutdown();

    /** Ends the task now, whatever it is doing. */
    Outcome terminate();

    /** Gives back everything that {@link #prepare} allocated. */
    Outcome remove();

    /**
     * Lets go of what this instance holds; the task itself is not touched. Every later operation answers
     * {@link Outcome.ControllerClosed}.
     */
    Outcome close();
}
