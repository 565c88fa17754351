package dev.lifeline.lifecycle.cause;

/** What was under way, and what was wrong. */
public record Symptom(FailurePhase phase, FailureCondition condition) {

    /** Nothing is known. */
    public static final Symptom UNKNOWN = new Symptom(FailurePhase.UNKNOWN, FailureCondition.UNKNOWN);
}
