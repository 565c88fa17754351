package dev.lifeline.functions;

import dev.lifeline.lifecycle.identity.RunId;

/**
 * The state of a run does not permit what was requested, and nothing was done. Lambda reports the name of this class as
 * {@code errorType}. Callers and retry rules match it, so do not rename it.
 */
public final class RunRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunRefused(RunId run, String why) {
        super("run " + run + ": " + why, null, false, false);
    }
}
