package dev.lifeline.local.router;

/** Receives what happens, on the thread on which it happens. */
public interface RouterLog {

    void invoked(FinishedInvocation invocation);

    /** A line that a function wrote to its Lambda logger. */
    void logged(String function, String line);

    static RouterLog silent() {
        return new RouterLog() {
            @Override
            public void invoked(FinishedInvocation invocation) {}

            @Override
            public void logged(String function, String line) {}
        };
    }
}
