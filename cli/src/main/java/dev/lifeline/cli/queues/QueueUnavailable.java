package dev.lifeline.cli.queues;

/** A queue cannot be used. Work done before remains done, and may be repeated. */
public final class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
