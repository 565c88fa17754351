package dev.lifeline.local.router;

/** Receives what happens, on the thread on which it happens. By default it ignores it. */
public interface RouterLog {

    default void invoked(FinishedInvocation invocation) {}

    /** A line that a function wrote to its Lambda logger. */
    default void logged(String function, String line) {}
}
