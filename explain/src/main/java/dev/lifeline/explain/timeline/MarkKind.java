package dev.lifeline.explain.timeline;

/** What a decision did. */
public enum MarkKind {
    /** It launched a task. */
    LAUNCH,
    /** It noted news and changed nothing else. */
    NEWS,
    /** An attempt failed, and another follows. */
    RETRY,
    /** It stopped a task. */
    STOP,
    /** The run ended well. */
    SUCCESS,
    /** The run ended otherwise. */
    FAILURE
}
