package dev.lifeline.controller.codec;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.run.Run;

/**
 * Writes runs, explanations and records of launches as JSON, and reads them back. A record of the core is an object
 * with its components as fields, in their order; one of several cases begins with its name as {@code kind}. A request
 * of RunTask has the API's fields. Missing values, empty lists and {@code false} have no field.
 *
 * <p>A reader ignores unknown fields, so that during a deployment the previous version can read what the next one
 * wrote.
 */
public final class RunCodec {

    public String write(Run run) {
        return RunShape.RUN.text(run);
    }

    /**
     * Reads a run back.
     *
     * @throws IllegalArgumentException if the text is not a run
     */
    public Run readRun(String json) {
        return read("Run", json, RunShape.RUN);
    }

    public String write(Explanation explanation) {
        return ExplanationShape.EXPLANATION.text(explanation);
    }

    /**
     * Reads an explanation back.
     *
     * @throws IllegalArgumentException if the text is not an explanation
     */
    public Explanation readExplanation(String json) {
        return read("Explanation", json, ExplanationShape.EXPLANATION);
    }

    public String write(RecordedLaunch launch) {
        return LaunchShape.RECORDED.text(launch);
    }

    /**
     * Reads the record of a launch back.
     *
     * @throws IllegalArgumentException if the text is not such a record
     */
    public RecordedLaunch readLaunch(String json) {
        return read("RecordedLaunch", json, LaunchShape.RECORDED);
    }

    private static <T> T read(String what, String json, Shape<T> shape) {
        try {
            return shape.parse(json);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("not a " + what + " of this format: " + broken.getMessage());
        }
    }
}
