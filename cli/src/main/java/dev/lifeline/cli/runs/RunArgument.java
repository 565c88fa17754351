package dev.lifeline.cli.runs;

import picocli.CommandLine.Parameters;

/** The run that a command is about. */
public final class RunArgument {
    @Parameters(paramLabel = "RUN", description = "the run's name, or a prefix of it that no other run has")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    public String name() {
        return name;
    }
}
