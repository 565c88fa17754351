package dev.lifeline.cli.runs;

import dev.lifeline.cli.answer.ListedRun;
import dev.lifeline.cli.output.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Runs as a table. */
final class RunRows {
    private static final List<String> HEADER =
            List.of("RUN", "STATE", "ATT", "NEXT OR ENDED", "WHY", "FAMILY", "CLUSTER");

    private RunRows() {}

    static TextTable of(List<ListedRun> runs) {
        return new TextTable(HEADER, runs.stream().map(RunRows::row).toList());
    }

    private static List<String> row(ListedRun run) {
        return List.of(
                run.run(),
                run.standing(),
                Integer.toString(run.attempts()),
                run.ended()
                        .map(RunRows::second)
                        .orElseGet(() -> run.nextAt().map(RunRows::second).orElse("")),
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
}
