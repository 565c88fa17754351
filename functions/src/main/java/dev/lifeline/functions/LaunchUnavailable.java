package dev.lifeline.functions;

/**
 * A launch could not be completed because ECS or the store did not answer. The same request may succeed later, and
 * launches nothing twice under the same name. Lambda reports the name of this class as {@code errorType}. Callers and
 * retry rules match it, so do not rename it.
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
