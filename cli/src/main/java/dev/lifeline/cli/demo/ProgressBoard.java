package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.Screen;
import dev.lifeline.cli.output.Screen.ScreenLine;
import dev.lifeline.cli.output.Screen.Sign;
import dev.lifeline.cli.output.ScreenText;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows all runs at once on a terminal: one row per run with its states, redrawn at each change. Where the terminal has
 * too few rows, those that ended as expected are below the others.
 */
public final class ProgressBoard implements ScenarioListener {
    private static final int NAME = 20;

    /** The sign, spaces, and the last column, which stays empty. */
    private static final int MARGIN = 4;

    private final Screen screen;
    private final Map<String, BoardRow> rows = new LinkedHashMap<>();

    private record BoardRow(Sign sign, String path) {}

    public ProgressBoard(List<Scenario> scenarios, Screen screen) {
        this.screen = screen;
        scenarios.forEach(scenario -> rows.put(scenario.name(), new BoardRow(Sign.GOING_ON, "")));
        draw(Duration.ZERO);
    }

    @Override
    public synchronized void decided(Duration at, RunId run, Decision decision) {
        Explanation why = decision.explanation();
        if (why.from() != why.to()) {
            String step = (why.from().number() == 0 ? why.attempt() + ":" : "")
                    + why.to()
                    + why.cause().map(cause -> "(" + cause.cause() + ")").orElse("");
            add(at, run, step);
        }
    }

    @Override
    public synchronized void functionDied(Duration at, RunId run) {
        add(at, run, "(the function dies)");
    }

    private void add(Duration at, RunId run, String step) {
        BoardRow row = row(run.value());
        rows.put(run.value(), new BoardRow(row.sign(), row.path() + " " + step));
        draw(at);
    }

    @Override
    public synchronized void ended(Duration at, ScenarioOutcome outcome) {
        String name = outcome.scenario().name();
        Sign sign = outcome.isAsExpected() ? Sign.GOOD : Sign.BAD;
        rows.put(name, new BoardRow(sign, row(name).path()));
        draw(at);
    }

    private BoardRow row(String name) {
        return rows.getOrDefault(name, new BoardRow(Sign.GOING_ON, ""));
    }

    private void draw(Duration at) {
        List<Map.Entry<String, BoardRow>> shown = new ArrayList<>(rows.entrySet());
        boolean isTall = screen.size().rows() > rows.size() + 1;
        if (!isTall) {
            shown.sort(Comparator.comparing(row -> row.getValue().sign() == Sign.GOOD));
        }
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(new ScreenLine(Sign.NONE, summary(at)));
        shown.forEach(row -> lines.add(line(row.getKey(), row.getValue())));
        screen.draw(lines);
    }

    private String summary(Duration at) {
        long good =
                rows.values().stream().filter(row -> row.sign() == Sign.GOOD).count();
        long bad = rows.values().stream().filter(row -> row.sign() == Sign.BAD).count();
        return String.format(
                Locale.ROOT,
                "%6.0fs  %d of %d ended as expected%s",
                at.toMillis() / 1000.0,
                good,
                rows.size(),
                bad == 0 ? "" : ", " + bad + " otherwise");
    }

    /** The end of the path is new, so its beginning is cut off. */
    private ScreenLine line(String name, BoardRow row) {
        int room = Math.max(1, screen.size().columns() - NAME - MARGIN);
        String path = row.path().strip();
        return new ScreenLine(
                row.sign(),
                String.format(Locale.ROOT, "%-20s ", ScreenText.cut(name, NAME)) + ScreenText.end(path, room));
    }
}
