package dev.lifeline.cli.output;

/** How a command ends, unless it ends as a run did. */
public enum ExitStatus {
    AS_WANTED(0),
    NOT_AS_WANTED(1),
    WRONG_INPUT(2),
    /** As {@code timeout} of coreutils ends. */
    TIMEOUT(124),
    /** The run ended without the exit code of a container: it never started, or was stopped. */
    NO_EXIT_CODE(125),
    /** The connection was lost while the command waited or watched; what it waited for goes on. */
    LOST(126);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
