package dev.lifeline.controller.ecs;

/** ECS did not answer a question that must be answered before anything is saved. A retry may succeed. */
public final class EcsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EcsUnavailable(String message) {
        super(message);
    }
}
