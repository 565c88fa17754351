package dev.lifeline.lifecycle.task;

/** What an optional capability of a {@link Controller} answers. */
public sealed interface Answer<T> {

    record Known<T>(T value) implements Answer<T> {}

    /** There is nothing to tell, for instance no container yet. */
    record Absent<T>() implements Answer<T> {}

    /** It could not be found out; the text says why. Never fatal for the task. */
    record Failed<T>(String text) implements Answer<T> {}
}
