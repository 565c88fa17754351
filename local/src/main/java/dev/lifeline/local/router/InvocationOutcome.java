package dev.lifeline.local.router;

/** How an invocation ended, as its caller sees it. */
public sealed interface InvocationOutcome {

    /** The handler returned; the response is what it wrote, in most cases JSON. */
    record Responded(String response) implements InvocationOutcome {}

    /** The handler threw; Lambda's function error. */
    record FunctionError(String errorType, String message) implements InvocationOutcome {}

    /** {@link FunctionDied}. */
    record RuntimeExited() implements InvocationOutcome {}
}
