package dev.lifeline.controller.port;

/**
 * The store cannot be reached, or refuses for now: nothing is known to be saved, and the same call may succeed later.
 */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
