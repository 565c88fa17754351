package dev.lifeline.functions;

/**
 * A request could not be completed because ECS or the store did not answer. The same request may succeed later, and
 * does nothing twice. Lambda reports the name of this class as {@code errorType}. Callers and retry rules match it, so
 * do not rename it.
 */
public final class RunUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunUnavailable(String message) {
        super(message);
    }

    RunUnavailable(String message, RuntimeException cause) {
        super(message, cause);
    }
}
