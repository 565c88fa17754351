package dev.lifeline.functions;

import dev.lifeline.lifecycle.identity.RunId;

/**
 * A run does not exist. Lambda reports the name of this class as {@code errorType}. Callers match it, so do not rename
 * it.
 */
public final class NoSuchRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchRun(RunId run) {
        super(
                "there is no run " + run + " in this stack: it was never launched, was deleted, or has expired;"
                        + " ListRuns shows the runs that exist",
                null,
                false,
                false);
    }
}
