package dev.lifeline.cli.runs;

import dev.lifeline.cli.answer.ListedRun;
import dev.lifeline.cli.output.ShortSpan;
import dev.lifeline.cli.output.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs as a table. */
final class RunRows {
    private static final List<String> HEADER =
            List.of("RUN", "STATE", "ATT", "NEXT OR ENDED", "WHY", "FAMILY", "CLUSTER");

    private static final List<String> SHORT_HEADER = List.of("RUN", "STATE", "ATT", "WHEN", "WHY", "FAMILY", "CLUSTER");

    private RunRows() {}

    /** With moments, for programs and for later. */
    static TextTable of(List<ListedRun> runs) {
        return new TextTable(
                HEADER, runs.stream().map(run -> row(run, RunRows::second)).toList());
    }

    /** With spans from now, for a terminal. */
    static TextTable of(List<ListedRun> runs, Instant now) {
        return new TextTable(
                SHORT_HEADER,
                runs.stream().map(run -> row(run, at -> span(now, at))).toList());
    }

    /** One run, without a table. */
    static String line(ListedRun run) {
        return row(run, RunRows::second).stream()
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining("  "));
    }

    private static List<String> row(ListedRun run, Function<Instant, String> time) {
        return List.of(
                run.run(),
                run.standing(),
                Integer.toString(run.attempts()),
                run.ended().or(run::nextAt).map(time).orElse(""),
                why(run),
                run.family(),
                run.cluster());
    }

    /** Of a live run also what it waits for. */
    private static String why(ListedRun run) {
        String why = run.why().toString();
        return Optional.of(run)
                        .filter(each -> each.result().isEmpty())
                        .flatMap(ListedRun::next)
                        .map(next -> why.isEmpty() ? next : next + "; ")
                        .orElse("")
                + why;
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String span(Instant now, Instant at) {
        return at.isAfter(now)
                ? "in " + ShortSpan.of(Duration.between(now, at))
                : ShortSpan.of(Duration.between(at, now)) + " ago";
    }
}
