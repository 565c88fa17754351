package dev.lifeline.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A run as ListRuns answers it. */
public record ListedRun(
        JsonNode json,
        String run,
        String phase,
        String state,
        Optional<String> result,
        WhyAnswer why,
        String family,
        String cluster,
        int attempts,
        Optional<Instant> ended,
        boolean suspended,
        Optional<String> next,
        Optional<Instant> nextAt,
        Optional<String> held) {
    public static ListedRun of(JsonNode json) {
        AnswerFields fields = new AnswerFields(json);
        return new ListedRun(
                json,
                fields.text("run"),
                fields.text("phase"),
                fields.text("state"),
                fields.find("result"),
                WhyAnswer.of(fields),
                fields.text("family"),
                fields.text("cluster"),
                fields.number("attempts"),
                fields.findInstant("ended"),
                fields.is("suspended"),
                fields.find("next"),
                fields.findInstant("nextAt"),
                fields.find("held"));
    }

    /** {@code FAILED}, {@code SUSPENDED}, {@code BACKING_OFF}, or the state of the attempt under way. */
    public String standing() {
        return result.orElseGet(() -> suspended ? "SUSPENDED" : phase.equals("ATTEMPTING") ? state : phase);
    }
}
