package dev.lifeline.local.router;

/**
 * Thrown by a handler, or by what it calls, to end the invocation as if its execution environment had vanished: without
 * a response or an error.
 */
public final class FunctionDied extends Error {
    public FunctionDied() {
        super("the function died", null, false, false);
    }
}
