package dev.lifeline.local.router;

import java.time.Instant;
import java.util.List;

/**
 * A finished invocation.
 *
 * @param log the lines that the function wrote to its Lambda logger
 */
public record FinishedInvocation(
        InvokedFunction invoked, String requestId, Instant started, InvocationOutcome outcome, List<String> log) {
    public FinishedInvocation {
        log = List.copyOf(log);
    }
}
