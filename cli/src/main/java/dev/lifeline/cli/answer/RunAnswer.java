package dev.lifeline.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as DescribeRun, LaunchRun and ControlRun answer it.
 *
 * @param json the whole answer
 * @param state of the last attempt
 * @param reason what was decided last and why; empty if unknown
 */
public record RunAnswer(
        JsonNode json,
        String run,
        int generation,
        String phase,
        Optional<String> result,
        WhyAnswer why,
        int attempts,
        String state,
        String reason,
        Optional<NextAnswer> next,
        Optional<SuspendedAnswer> suspended,
        Instant began,
        Optional<Instant> ended,
        List<AttemptAnswer> history) {
    public RunAnswer {
        history = List.copyOf(history);
    }

    /** What the run waits for. */
    public record NextAnswer(String what, Instant at) {}

    /** A suspension, and when it ends the run. */
    public record SuspendedAnswer(Instant since, Instant until, String reason) {}

    public static RunAnswer of(JsonNode json) {
        AnswerFields fields = new AnswerFields(json);
        return new RunAnswer(
                json,
                fields.text("run"),
                fields.number("generation"),
                fields.text("phase"),
                fields.find("result"),
                WhyAnswer.of(fields),
                fields.number("attempts"),
                fields.text("state"),
                fields.text("reason"),
                fields.findInstant("nextAt").map(at -> new NextAnswer(fields.text("next"), at)),
                fields.findObject(
                        "suspended",
                        each -> new SuspendedAnswer(
                                each.findInstant("since").orElse(Instant.EPOCH),
                                each.findInstant("until").orElse(Instant.MAX),
                                each.text("reason"))),
                fields.findInstant("began").orElse(Instant.EPOCH),
                fields.findInstant("ended"),
                fields.list("history", AttemptAnswer::of));
    }

    public boolean hasEnded() {
        return result.isPresent();
    }

    /** {@code FAILED}, {@code SUSPENDED}, {@code BACKING_OFF}, or the state of the attempt under way. */
    public String standing() {
        return result.orElseGet(() -> suspended.isPresent() ? "SUSPENDED" : phase.equals("ATTEMPTING") ? state : phase);
    }
}
