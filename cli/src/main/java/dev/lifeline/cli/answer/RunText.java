package dev.lifeline.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.answer.AttemptAnswer.LogAnswer;
import dev.lifeline.cli.answer.RunAnswer.NextAnswer;
import dev.lifeline.cli.output.MomentText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run as text. */
public final class RunText {
    /** They have lines of their own. */
    private static final Set<String> NESTED = Set.of("history", "links", "suspended", "state");

    private static final Set<String> MOMENTS = Set.of("nextAt", "began", "ended");

    private RunText() {}

    /** One line per known field, with the names of the JSON, then one per attempt and per log. */
    public static List<String> block(RunAnswer run) {
        List<String> lines = new ArrayList<>();
        run.json().properties().stream()
                .filter(field -> !NESTED.contains(field.getKey()))
                .filter(field -> !field.getValue().asText("").isEmpty()
                        && !field.getValue().isNull())
                .map(field -> field.getKey().equals("phase")
                        ? field("state", run.standing())
                        : field(field.getKey(), value(field)))
                .forEach(lines::add);
        run.suspended()
                .ifPresent(since -> lines.add(field(
                        "suspended",
                        "since " + MomentText.second(since.since()) + ", until " + MomentText.second(since.until())
                                + ": " + since.reason())));
        run.json().path("links").properties().stream()
                .filter(link -> link.getValue().isTextual())
                .forEach(link ->
                        lines.add(field(link.getKey() + " link", link.getValue().asText())));
        run.history().forEach(attempt -> lines.addAll(attempt(attempt)));
        return lines;
    }

    /** {@code ; attempt 2 at 2026-08-03T02:00:07Z}: what a live run waits for, unless it is being stopped. */
    public static String then(RunAnswer run) {
        return run.next()
                .filter(next -> !run.hasEnded())
                .filter(next -> !run.why().cause().equals(Optional.of("USER_STOP")))
                .map(next -> "; " + step(next))
                .orElse("");
    }

    private static String step(NextAnswer next) {
        return next.what() + " at " + MomentText.second(next.at());
    }

    /** {@code nightly BACKING_OFF, attempt 2 at 2026-08-03T02:00:07Z}, and why. */
    public static String line(RunAnswer run) {
        String why = run.why().toString();
        return run.run() + " " + standing(run) + (why.isEmpty() ? "" : "  " + why);
    }

    /** {@code FAILED}, or what a live run waits for: {@code BACKING_OFF, attempt 2 at 2026-08-03T02:00:07Z}. */
    public static String standing(RunAnswer run) {
        return run.standing()
                + run.next()
                        .filter(next -> !run.hasEnded())
                        .map(next -> ", " + step(next))
                        .orElse("");
    }

    private static List<String> attempt(AttemptAnswer attempt) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("attempt " + attempt.number() + "  " + attempt.state()
                + attempt.began().map(at -> "  from " + MomentText.second(at)).orElse("")
                + attempt.ended().map(at -> " to " + MomentText.second(at)).orElse(""));
        String why = attempt.why().toString();
        if (!why.isEmpty()) {
            lines.add("  why      " + why);
        }
        attempt.task().ifPresent(task -> lines.add("  task     " + task));
        attempt.logs().forEach(log -> lines.add("  log      " + log(log)));
        return lines;
    }

    private static String log(LogAnswer log) {
        String container = log.container().map(name -> name + ": ").orElse("");
        return container
                + log.stream()
                        .map(stream -> stream.group() + " " + stream.name())
                        .orElse(log.why());
    }

    private static String value(Map.Entry<String, JsonNode> field) {
        String value = field.getValue().asText();
        return MOMENTS.contains(field.getKey()) ? MomentText.second(Instant.parse(value)) : value;
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "%-14s %s", name, value);
    }
}
