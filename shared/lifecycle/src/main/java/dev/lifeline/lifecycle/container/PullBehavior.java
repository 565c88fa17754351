package dev.lifeline.lifecycle.container;

/** The ECS agent's image pull behaviours ({@code ECS_IMAGE_PULL_BEHAVIOR}). */
public enum PullBehavior {
    /** Pull; when that fails, use the cached image. */
    DEFAULT("default"),
    /** Pull; a failure ends the task. */
    ALWAYS("always"),
    /** Pull unless an earlier task pulled it on this instance; a failure ends the task. */
    ONCE("once"),
    /** Use the cached image, pull when there is none; a failed pull is left for the create step to find. */
    PREFER_CACHED("prefer-cached");

    private final String word;

    PullBehavior(String word) {
        this.word = word;
    }

    /** The agent's word. */
    public String word() {
        return word;
    }

    /** Whether a failed pull ends the task, because it must not run from an image of another time. */
    public boolean failureEndsTask() {
        return switch (this) {
            case ALWAYS, ONCE -> true;
            case DEFAULT, PREFER_CACHED -> false;
        };
    }
}
