package dev.lifeline.controller.codec;

import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Run;

/** Writes runs and explanations as JSON, and reads them back. */
public final class RunCodec {
    public String write(Run run) {
        throw new IllegalStateException(run.toString());
    }

    public Run readRun(String json) {
        throw new IllegalStateException(json);
    }

    public String write(Explanation explanation) {
        throw new IllegalStateException(explanation.toString());
    }

    public Explanation readExplanation(String json) {
        throw new IllegalStateException(json);
    }
}
