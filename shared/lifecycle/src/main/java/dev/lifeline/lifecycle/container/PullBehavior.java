package dev.lifeline.lifecycle.container;

/** The ECS agent's image pull behaviors ({@code ECS_IMAGE_PULL_BEHAVIOR}). */
public enum PullBehavior {
    /** Pull; if that fails, use the cached image. */
    DEFAULT("default"),
    /** Pull; a failure ends the task. */
    ALWAYS("always"),
    /** Pull unless an earlier task pulled it on this instance; a failure ends the task. */
    ONCE("once"),
    /** Use the cached image, or pull if there is none; the create step finds a failed pull. */
    PREFER_CACHED("prefer-cached");

    private final String word;

    PullBehavior(String word) {
        this.word = word;
    }

    /** The agent's word. */
    public String word() {
        return word;
    }

    /** Whether a failed pull ends the task, because it must not run from a stale image. */
    public boolean failureEndsTask() {
        return switch (this) {
            case ALWAYS, ONCE -> true;
            case DEFAULT, PREFER_CACHED -> false;
        };
    }
}
