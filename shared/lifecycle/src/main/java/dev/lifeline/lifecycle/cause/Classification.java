package dev.lifeline.lifecycle.cause;

import java.util.Optional;

/**
 * A cause with what it rests on.
 *
 * @param decidedBy a stable id of what decided, for journal and log
 * @param evidence the text that was read, or the exit code in words
 * @param container the container that the evidence is about; absent where it is about the task as a whole
 * @param exitCode that container's exit code, where it has one
 */
public record Classification(
        Cause cause,
        Symptom symptom,
        String decidedBy,
        String evidence,
        Optional<String> container,
        Optional<Integer> exitCode) {

    /** What is about the task as a whole. */
    public static Classification ofTask(Cause cause, Symptom symptom, String decidedBy, String evidence) {
        return new Classification(cause, symptom, decidedBy, evidence, Optional.empty(), Optional.empty());
    }
}
