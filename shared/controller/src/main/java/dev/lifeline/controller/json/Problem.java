package dev.lifeline.controller.json;

/**
 * A problem with an input.
 *
 * @param path the place, as in {@code overrides.containerOverrides[0].name}; empty for the whole input
 */
public record Problem(String path, ProblemKind kind, String message) {

    /** Advice that depends on more than the document. */
    public enum ProblemKind {
        UNKNOWN_FIELD,
        UNKNOWN_WORD,
        OTHER
    }

    public Problem(String path, String message) {
        this(path, ProblemKind.OTHER, message);
    }

    /** The same, in one file of several. */
    public Problem in(String file) {
        return new Problem(path.isEmpty() ? file : file + ": " + path, kind, message);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
