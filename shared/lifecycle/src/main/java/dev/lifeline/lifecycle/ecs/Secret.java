package dev.lifeline.lifecycle.ecs;

/** A text that may hold a secret: kept where a re-run needs it, and never shown. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
