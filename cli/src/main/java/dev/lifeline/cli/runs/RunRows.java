package dev.lifeline.cli.runs;

import dev.lifeline.cli.answer.ListedRun;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.ShortSpan;
import dev.lifeline.cli.output.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs as a table. */
final class RunRows {
    private static final List<String> HEADER =
            List.of("RUN", "STATE", "ATT", "NEXT OR ENDED", "FAMILY", "CLUSTER", "WHY");

    private static final List<String> SHORT_HEADER = List.of("RUN", "STATE", "ATT", "WHEN", "WHY", "FAMILY", "CLUSTER");

    private RunRows() {}

    /** With moments, for programs and for later. */
    static TextTable of(List<ListedRun> runs) {
        return new TextTable(HEADER, runs.stream().map(RunRows::row).toList());
    }

    /** With spans from now, for a terminal. */
    static TextTable of(List<ListedRun> runs, Instant now) {
        return new TextTable(
                SHORT_HEADER, runs.stream().map(run -> shortRow(run, now)).toList());
    }

    /** One run, without a table. */
    static String line(ListedRun run) {
        return row(run).stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining("  "));
    }

    /** The reason is last, because it is the longest. */
    private static List<String> row(ListedRun run) {
        return List.of(
                run.run(),
                run.standing(),
                Integer.toString(run.attempts()),
                time(run, MomentText::second),
                run.family(),
                run.cluster(),
                why(run));
    }

    /** The columns that a narrow terminal lacks are last. */
    private static List<String> shortRow(ListedRun run, Instant now) {
        return List.of(
                run.run(),
                run.standing(),
                Integer.toString(run.attempts()),
                time(run, at -> span(now, at)),
                why(run),
                run.family(),
                run.cluster());
    }

    private static String time(ListedRun run, Function<Instant, String> words) {
        return run.ended().or(run::nextAt).map(words).orElse("");
    }

    /**
     * Of a live run also what it waits for. What holds a call back names the call, and is newer than the last cause.
     */
    private static String why(ListedRun run) {
        Stream<String> waits = run.result().isPresent() ? Stream.empty() : run.held().or(run::next).stream();
        return Stream.concat(waits, Stream.of(run.why().toString()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String span(Instant now, Instant at) {
        return at.isAfter(now)
                ? "in " + ShortSpan.of(Duration.between(now, at))
                : ShortSpan.of(Duration.between(at, now)) + " ago";
    }
}
