package dev.lifeline.explain.timeline;

/**
 * What an attempt's task was doing, as far as ECS reports it. Unlike {@code lastStatus}, it separates the pull of the
 * images from the rest of PENDING.
 */
public enum EcsState {
    PROVISIONING("ECS set the task up"),
    PENDING("the task waited for its host"),
    PULLING("the images were pulled"),
    ACTIVATING("the containers started"),
    RUNNING("the task ran"),
    DEACTIVATING("the task was taken out of service"),
    STOPPING("the containers were stopped"),
    DEPROVISIONING("ECS took the task down"),
    /** No task: the launch is held or unanswered, or the next attempt is not due yet. */
    WAITING("Lifeline waited");

    private final String words;

    EcsState(String words) {
        this.words = words;
    }

    /** The same for people, in the past tense. */
    public String words() {
        return words;
    }
}
