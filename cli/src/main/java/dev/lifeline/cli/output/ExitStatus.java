package dev.lifeline.cli.output;

/** How a command ends. */
public enum ExitStatus {
    AS_WANTED(0),
    NOT_AS_WANTED(1),
    WRONG_INPUT(2);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
