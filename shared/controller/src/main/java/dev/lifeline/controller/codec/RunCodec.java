package dev.lifeline.controller.codec;

import dev.lifeline.controller.event.RecordedLaunch;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Run;
import java.util.function.Function;

/**
 * Writes runs, explanations and records of launches as JSON, and reads them back. A record of the core is an object
 * with its components as fields, in their order; one of several cases has its name as {@code kind}.
 *
 * <p>A reader ignores fields that it does not know, so that during a deployment the version before can read what the
 * next wrote.
 */
public final class RunCodec {

    public String write(Run run) {
        return RunJson.write(run).toString();
    }

    /**
     * Reads a run back.
     *
     * @throws IllegalArgumentException when the text is not a run
     */
    public Run readRun(String json) {
        return read("Run", json, RunJson::read);
    }

    public String write(Explanation explanation) {
        return ExplanationJson.write(explanation).toString();
    }

    /**
     * Reads an explanation back.
     *
     * @throws IllegalArgumentException when the text is not an explanation
     */
    public Explanation readExplanation(String json) {
        return read("Explanation", json, ExplanationJson::read);
    }

    public String write(RecordedLaunch launch) {
        return LaunchJson.write(launch).toString();
    }

    /**
     * Reads the record of a launch back.
     *
     * @throws IllegalArgumentException when the text is no such record
     */
    public RecordedLaunch readLaunch(String json) {
        return read("RecordedLaunch", json, LaunchJson::readRecorded);
    }

    private static <T> T read(String what, String json, Function<Input, T> read) {
        try {
            return read.apply(Input.of(json));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("not a " + what + " of this format: " + broken.getMessage());
        }
    }
}
