package dev.lifeline.lifecycle.task;

/** Whether a task has a controller. */
public sealed interface Resolution<S> {

    record Found<S>(Controller<S> controller) implements Resolution<S> {}

    record Failed<S>(String error) implements Resolution<S> {}
}
