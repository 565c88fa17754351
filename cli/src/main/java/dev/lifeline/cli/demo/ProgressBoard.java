package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.Printer.Control;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows all runs at once on a terminal: one row per run with its states, redrawn at each change. */
public final class ProgressBoard implements ScenarioListener {
    private final Printer out;
    private final Map<String, BoardRow> rows = new LinkedHashMap<>();

    private record BoardRow(ScenarioMark mark, String path) {}

    /** The progress of a scenario. */
    private enum ScenarioMark {
        PLAYING(Control.DIM, "·"),
        AS_EXPECTED(Control.GREEN, "✓"),
        OTHERWISE(Control.RED, "✗");

        private final Control colour;
        private final String sign;

        ScenarioMark(Control colour, String sign) {
            this.colour = colour;
            this.sign = sign;
        }
    }

    public ProgressBoard(List<Scenario> scenarios, Printer out) {
        this.out = out;
        scenarios.forEach(scenario -> rows.put(scenario.name(), new BoardRow(ScenarioMark.PLAYING, "")));
        rows.forEach(this::draw);
        out.flush();
    }

    @Override
    public synchronized void decided(Duration at, RunId run, Decision decision) {
        Explanation why = decision.explanation();
        if (why.from() != why.to()) {
            String step = (why.from().number() == 0 ? why.attempt() + ":" : "")
                    + why.to()
                    + why.cause().map(cause -> "(" + cause.cause() + ")").orElse("");
            BoardRow row = rows.getOrDefault(run.value(), new BoardRow(ScenarioMark.PLAYING, ""));
            rows.put(run.value(), new BoardRow(row.mark(), row.path() + " " + step));
            draw(at);
        }
    }

    @Override
    public synchronized void functionDied(Duration at, RunId run) {
        BoardRow row = rows.getOrDefault(run.value(), new BoardRow(ScenarioMark.PLAYING, ""));
        rows.put(run.value(), new BoardRow(row.mark(), row.path() + " (the function dies)"));
        draw(at);
    }

    @Override
    public synchronized void ended(Duration at, ScenarioOutcome outcome) {
        String name = outcome.scenario().name();
        ScenarioMark mark = outcome.differences().isEmpty() ? ScenarioMark.AS_EXPECTED : ScenarioMark.OTHERWISE;
        rows.put(
                name,
                new BoardRow(
                        mark, rows.getOrDefault(name, new BoardRow(mark, "")).path()));
        draw(at);
    }

    private void draw(Duration at) {
        rows.forEach((name, row) -> out.control(Control.LINE_UP));
        rows.forEach(this::draw);
        out.control(Control.DIM)
                .text(String.format(Locale.ROOT, "%6.0fs", at.toMillis() / 1000.0))
                .control(Control.PLAIN)
                .control(Control.LINE_START)
                .flush();
    }

    /** The end of the path is new, so its beginning is cut off. */
    private void draw(String name, BoardRow row) {
        int room = 56; // together with the name it fits on any terminal
        String path = row.path().length() > room
                ? "…" + row.path().substring(row.path().length() - room)
                : row.path();
        out.control(Control.CLEAR_LINE)
                .text(" ")
                .control(row.mark().colour)
                .text(row.mark().sign)
                .control(Control.PLAIN)
                .line(String.format(Locale.ROOT, " %-20s", name) + path);
    }
}
