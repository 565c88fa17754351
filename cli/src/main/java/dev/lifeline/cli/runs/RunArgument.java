package dev.lifeline.cli.runs;

import picocli.CommandLine.Parameters;

/** The run that a command is about. */
public final class RunArgument {
    @Parameters(paramLabel = "RUN", description = "the run's name, or the beginning of it if no other begins so")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    public String name() {
        return name;
    }
}
