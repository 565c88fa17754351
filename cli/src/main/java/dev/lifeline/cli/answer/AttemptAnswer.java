package dev.lifeline.cli.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An attempt of a run, with the places of its logs. */
public record AttemptAnswer(
        int number,
        String state,
        WhyAnswer why,
        Optional<String> task,
        Optional<Instant> began,
        Optional<Instant> ended,
        Optional<Instant> started,
        List<LogAnswer> logs) {
    public AttemptAnswer {
        logs = List.copyOf(logs);
    }

    /**
     * Where a container logs to.
     *
     * @param stream empty without a stream in CloudWatch Logs; then {@code why} says why
     */
    public record LogAnswer(Optional<String> container, Optional<StreamAnswer> stream, String why) {}

    /** A stream of CloudWatch Logs. */
    public record StreamAnswer(String group, String region, String name) {}

    static AttemptAnswer of(AnswerFields fields) {
        return new AttemptAnswer(
                fields.number("attempt"),
                fields.text("state"),
                WhyAnswer.of(fields),
                fields.find("task"),
                fields.findInstant("began"),
                fields.findInstant("ended"),
                fields.findInstant("startedAt"),
                fields.list("logs", AttemptAnswer::log));
    }

    private static LogAnswer log(AnswerFields fields) {
        return new LogAnswer(
                fields.find("container"),
                fields.find("stream").map(name -> new StreamAnswer(fields.text("group"), fields.text("region"), name)),
                fields.text("why"));
    }
}
