package dev.lifeline.cli.runs;

import dev.lifeline.cli.answer.ListedRun;
import dev.lifeline.cli.answer.RunList;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.Screen;
import dev.lifeline.cli.output.Screen.ScreenLine;
import dev.lifeline.cli.output.Screen.Sign;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A list of runs that is drawn again and again. */
final class RunWatch implements AutoCloseable {
    /** The sign before a line, and a space. */
    private static final int MARGIN = 3;

    private static final int SECONDS = 2;

    private final Screen screen;
    private final InstantSource clock;

    RunWatch(OutputOptions output, InstantSource clock) {
        this.clock = clock;
        screen = Screen.of(output);
    }

    void show(RunList found) {
        Instant now = clock.instant();
        List<String> table = RunRows.of(found.runs(), now).lines(screen.size().columns() - MARGIN);
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(new ScreenLine(
                Sign.NONE,
                found.runs().size() + (found.isCut() ? " of more" : "") + " runs at "
                        + now.truncatedTo(ChronoUnit.SECONDS)));
        lines.add(new ScreenLine(Sign.NONE, "  " + table.getFirst()));
        for (int row = 0; row < found.runs().size(); row++) {
            lines.add(new ScreenLine(sign(found.runs().get(row)), table.get(row + 1)));
        }
        found.unreadable().forEach(line -> lines.add(new ScreenLine(Sign.BAD, line)));
        screen.draw(lines);
    }

    private static Sign sign(ListedRun run) {
        return switch (run.result().orElse("")) {
            case "" -> Sign.GOING_ON;
            case "SUCCEEDED" -> Sign.GOOD;
            default -> Sign.BAD;
        };
    }

    /** Returns false if the command is interrupted. */
    static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        screen.close();
    }
}
