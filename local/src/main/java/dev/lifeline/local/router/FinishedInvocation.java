package dev.lifeline.local.router;

import java.time.Instant;

/** One invocation that is over. */
public record FinishedInvocation(String function, String requestId, Instant started, InvocationOutcome outcome) {}
