package dev.lifeline.lifecycle.task;

/** Finds the controller of a task (SwarmKit's {@code exec.Executor}). */
@FunctionalInterface
public interface Executor<S> {
    Resolution<S> controller(Task<S> task);
}
