package dev.lifeline.local.service;

/** What a service refuses, by the names of its API reference. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /** @param type such as {@code ResourceNotFoundException} */
    public ServiceError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
