package dev.lifeline.cli;

import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.local.scenario.Audience;
import dev.lifeline.local.scenario.Outcome;
import dev.lifeline.local.scenario.Scenario;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows all runs at once on a terminal: a row each, with the states it went through, redrawn as it happens. */
final class Board implements Audience {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";
    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintWriter out;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(String mark, String path) {}

    Board(List<Scenario> scenarios, PrintWriter out) {
        this.out = out;
        scenarios.forEach(scenario -> rows.put(scenario.name(), new Row(DIM + "·" + PLAIN, "")));
        rows.forEach((name, row) -> out.println(line(name, row)));
        out.flush();
    }

    @Override
    public synchronized void decided(Duration at, RunId run, Decision decision) {
        Explanation why = decision.explanation();
        if (why.from() != why.to()) {
            String step = (why.from().number() == 0 ? why.attempt() + ":" : "")
                    + why.to()
                    + why.cause().map(cause -> "(" + cause.cause() + ")").orElse("");
            Row row = rows.getOrDefault(run.value(), new Row("·", ""));
            rows.put(run.value(), new Row(row.mark(), row.path() + " " + step));
            draw(at);
        }
    }

    @Override
    public synchronized void functionDied(Duration at, RunId run) {
        Row row = rows.getOrDefault(run.value(), new Row("·", ""));
        rows.put(run.value(), new Row(row.mark(), row.path() + " (the function dies)"));
        draw(at);
    }

    @Override
    public synchronized void ended(Duration at, Outcome outcome) {
        String name = outcome.scenario().name();
        String mark = outcome.differences().isEmpty() ? GREEN + "✓" + PLAIN : RED + "✗" + PLAIN;
        rows.put(name, new Row(mark, rows.getOrDefault(name, new Row("", "")).path()));
        draw(at);
    }

    private void draw(Duration at) {
        out.print("\u001b[" + rows.size() + "A");
        rows.forEach((name, row) -> out.println(CLEAR_LINE + line(name, row)));
        out.printf(Locale.ROOT, "%s%6.0fs%s\r", DIM, at.toMillis() / 1000.0, PLAIN);
        out.flush();
    }

    /** The end of the path is what is new, so that its beginning gives way. */
    private static String line(String name, Row row) {
        int room = 56; // with the name before it, what any terminal holds
        String path = row.path().length() > room
                ? "…" + row.path().substring(row.path().length() - room)
                : row.path();
        return " " + row.mark() + String.format(Locale.ROOT, " %-20s", name) + path;
    }
}
