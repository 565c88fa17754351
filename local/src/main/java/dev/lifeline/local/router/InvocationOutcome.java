package dev.lifeline.local.router;

import java.util.List;

/** How an invocation ended, as its caller sees it. */
public sealed interface InvocationOutcome {

    /** The handler returned; the response is what it wrote, in most cases JSON. */
    record Responded(String response) implements InvocationOutcome {}

    /**
     * The handler threw; Lambda's function error.
     *
     * @param stackTrace innermost call first
     */
    record FunctionError(String errorType, String message, List<String> stackTrace) implements InvocationOutcome {
        public FunctionError {
            stackTrace = List.copyOf(stackTrace);
        }
    }

    /** {@link FunctionDied}. */
    record RuntimeExited() implements InvocationOutcome {}
}
