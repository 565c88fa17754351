package dev.lifeline.cli.launch;

import dev.lifeline.cli.answer.AttemptAnswer;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.Screen;
import dev.lifeline.cli.output.Screen.ScreenLine;
import dev.lifeline.cli.output.Screen.Sign;
import dev.lifeline.cli.output.ShortSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The runs and their attempts on a terminal, redrawn with each answer. */
final class RunBoard implements RunProgress {
    private final Screen screen;
    private final InstantSource clock;

    RunBoard(OutputOptions output, InstantSource clock) {
        this.clock = clock;
        screen = Screen.of(output);
    }

    @Override
    public void show(List<RunAnswer> runs) {
        Instant now = clock.instant();
        screen.draw(runs.stream().flatMap(run -> lines(run, now)).toList());
    }

    static Stream<ScreenLine> lines(RunAnswer run, Instant now) {
        List<ScreenLine> lines = new ArrayList<>();
        String next = run.next()
                .filter(step -> !run.hasEnded())
                .map(step -> "  " + step.what() + " " + in(Duration.between(now, step.at())))
                .orElse("");
        lines.add(new ScreenLine(
                sign(run.result().orElse("")),
                run.run() + "  " + run.standing() + "  "
                        + age(run.began(), run.ended().orElse(now)) + next));
        if (!run.hasEnded() && !run.reason().isEmpty()) {
            lines.add(new ScreenLine(Sign.NONE, "  " + run.reason()));
        }
        run.history().forEach(attempt -> lines.add(new ScreenLine(Sign.NONE, "  " + text(attempt, now))));
        return lines.stream();
    }

    private static String text(AttemptAnswer attempt, Instant now) {
        String time = attempt.began()
                .map(began -> age(began, attempt.ended().orElse(now)))
                .orElse("");
        return String.format(Locale.ROOT, "%2d %-9s %8s  %s", attempt.number(), attempt.state(), time, attempt.why())
                .stripTrailing();
    }

    private static Sign sign(String result) {
        return switch (result) {
            case "" -> Sign.GOING_ON;
            case "SUCCEEDED" -> Sign.GOOD;
            default -> Sign.BAD;
        };
    }

    private static String in(Duration left) {
        return left.isPositive() ? "in " + ShortSpan.of(left) : "now";
    }

    private static String age(Instant from, Instant to) {
        return ShortSpan.of(Duration.between(from, to));
    }

    @Override
    public void close() {
        screen.close();
    }
}
