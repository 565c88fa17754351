package dev.lifeline.cli.logs;

import dev.lifeline.cli.answer.AttemptAnswer;
import dev.lifeline.cli.answer.AttemptAnswer.LogAnswer;
import dev.lifeline.cli.answer.AttemptAnswer.StreamAnswer;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.logs.LogStreamReader.StreamNews;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.stack.OpenStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Shows the logs of a run, and later what was added to them. What cannot be read is named once. */
public final class LogFollower {
    private static final int MOST_QUIET_READS = 3;

    private final OpenStack open;
    private final OutputOptions output;
    private final LogFilter filter;
    private final Map<StreamAnswer, LogStreamReader> readers = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();

    public LogFollower(OpenStack open, OutputOptions output, LogFilter filter) {
        this.open = open;
        this.output = output;
        this.filter = filter;
    }

    /**
     * Shows what was logged since the last call.
     *
     * @return whether there was something
     */
    public boolean show(RunAnswer run) {
        List<LogLine> lines = lines(run);
        print(lines);
        return !lines.isEmpty();
    }

    /** Shows the last lines of a run that has ended: CloudWatch Logs shows a line some seconds after it was written. */
    public void showRest(RunAnswer run) {
        int quiet = open.isEmulator() ? MOST_QUIET_READS - 1 : 0;
        while (quiet < MOST_QUIET_READS && pause()) {
            quiet = show(run) ? 0 : quiet + 1;
        }
        nameMissing(run);
    }

    /** What was logged since the last call, in order. */
    List<LogLine> lines(RunAnswer run) {
        List<LogLine> lines = new ArrayList<>();
        for (AttemptAnswer attempt : run.history()) {
            for (LogAnswer log : attempt.logs()) {
                if (isWanted(attempt, log)) {
                    lines.addAll(lines(LogSource.of(attempt, log), log));
                }
            }
        }
        lines.sort(LogLine.ORDER);
        return lines;
    }

    void print(List<LogLine> lines) {
        for (LogLine line : lines) {
            if (output.isText()) {
                line.print(output.out(), filter.look());
            } else {
                output.lines(line.json()).forEach(output.out()::line);
            }
        }
        output.out().flush();
    }

    /** Names each stream that a run which has ended does not have. */
    void nameMissing(RunAnswer run) {
        if (run.hasEnded()) {
            Set<Integer> started = run.history().stream()
                    .filter(attempt -> attempt.started().isPresent())
                    .map(AttemptAnswer::number)
                    .collect(Collectors.toSet());
            readers.values().forEach(reader -> {
                if (reader.read() instanceof StreamNews.NoStream none) {
                    LogSource source = reader.source();
                    name(source.words() + ": nothing was logged"
                            + (started.contains(source.attempt()) ? none.words() : " (never started)"));
                }
            });
        }
    }

    private boolean isWanted(AttemptAnswer attempt, LogAnswer log) {
        return filter.attempt().map(number -> number == attempt.number()).orElse(true)
                && filter.container()
                        .map(name -> log.container().map(name::equals).orElse(true))
                        .orElse(true);
    }

    private List<LogLine> lines(LogSource source, LogAnswer log) {
        if (log.stream().isEmpty()) {
            name(source.words() + ": " + log.why());
            return List.of();
        }
        StreamAnswer stream = log.stream().orElseThrow();
        LogStreamReader reader = readers.computeIfAbsent(
                stream, any -> new LogStreamReader(open.logs(stream.region()), source, stream, filter.since()));
        return switch (reader.read()) {
            case StreamNews.NewLines news -> news.lines();
            case StreamNews.NoGroup gone -> {
                name(source.words() + ": " + gone.words());
                yield List.of();
            }
            // A container that has not logged yet has none.
            case StreamNews.NoStream none -> List.of();
        };
    }

    private void name(String problem) {
        if (named.add(problem)) {
            output.err().line(problem);
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1000);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
