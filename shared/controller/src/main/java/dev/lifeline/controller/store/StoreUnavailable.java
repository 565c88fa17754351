package dev.lifeline.controller.store;

/** The store is temporarily unavailable. It is unknown whether anything was saved, and a retry may succeed. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
