package dev.lifeline.controller.port;

/** ECS did not answer what must be known before anything is saved: the same may succeed later. */
public final class EcsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EcsUnavailable(String message) {
        super(message);
    }
}
