package dev.lifeline.lifecycle.ecs;

/** A text that may be a secret: stored where a retry needs it, and never shown. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
