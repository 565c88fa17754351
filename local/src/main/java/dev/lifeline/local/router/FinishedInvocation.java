package dev.lifeline.local.router;

import java.time.Instant;

/** A finished invocation. */
public record FinishedInvocation(String function, String requestId, Instant started, InvocationOutcome outcome) {}
