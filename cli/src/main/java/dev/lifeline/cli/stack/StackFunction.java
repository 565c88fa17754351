package dev.lifeline.cli.stack;

/** The functions of a stack that the command invokes. */
public enum StackFunction {
    LAUNCH_RUN("LaunchRun"),
    DESCRIBE_RUN("DescribeRun"),
    LIST_RUNS("ListRuns"),
    CONTROL_RUN("ControlRun"),
    DELETE_RUN("DeleteRun");

    private final String words;

    StackFunction(String words) {
        this.words = words;
    }

    /** The stack's output with the ARN of its live alias. */
    String output() {
        return words + "Function";
    }

    @Override
    public String toString() {
        return words;
    }
}
