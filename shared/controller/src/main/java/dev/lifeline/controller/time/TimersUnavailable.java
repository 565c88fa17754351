package dev.lifeline.controller.time;

/** A timer could not be set. The run is saved, and Reconcile finds it by its deadline. */
public final class TimersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TimersUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
