package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.lifecycle.run.Run;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Stored runs: a readable run is the same after storing it again; all others are refused in the documented way. */
public final class RunCodecTarget {
    private static final RunCodec CODEC = new RunCodec();

    private RunCodecTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Optional<Run> run = run(text);
        FuzzProperty.alike(run, run(text));
        run.ifPresent(read -> FuzzProperty.alike(read, CODEC.readRun(CODEC.write(read))));
    }

    private static Optional<Run> run(String text) {
        try {
            return Optional.of(CODEC.readRun(text));
        } catch (IllegalArgumentException documented) {
            FuzzProperty.bounded(String.valueOf(documented.getMessage()));
            FuzzProperty.secretive(text, String.valueOf(documented.getMessage()));
            return Optional.empty();
        }
    }
}
