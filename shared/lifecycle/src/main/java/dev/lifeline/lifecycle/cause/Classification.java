package dev.lifeline.lifecycle.cause;

import java.util.Optional;

/**
 * A cause with its evidence.
 *
 * @param decidedBy a stable id of the data that decided, for journal and log
 * @param evidence the text that was read, or the exit code in words
 * @param container the container that the evidence is about; absent if it is about the whole task
 * @param exitCode that container's exit code, if any
 */
public record Classification(
        Cause cause,
        Symptom symptom,
        String decidedBy,
        String evidence,
        Optional<String> container,
        Optional<Integer> exitCode) {

    /** A classification of the whole task. */
    public static Classification ofTask(Cause cause, Symptom symptom, String decidedBy, String evidence) {
        return new Classification(cause, symptom, decidedBy, evidence, Optional.empty(), Optional.empty());
    }
}
