package dev.lifeline.functions;

/**
 * A launch did not come to an end, since ECS or the store did not answer; the same request may succeed later, and under
 * the same name it launches nothing twice. Lambda reports the name of this class as {@code errorType}; callers and
 * retry rules match on it, so it stays as it is.
 */
public final class LaunchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchUnavailable(String message) {
        super(message);
    }

    LaunchUnavailable(String message, RuntimeException cause) {
        super(message, cause);
    }
}
