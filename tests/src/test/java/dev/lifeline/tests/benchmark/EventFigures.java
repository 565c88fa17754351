package dev.lifeline.tests.benchmark;

import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@link EventBenchmark}, in rounds, so that other load on the machine affects all of it. */
final class EventFigures {
    private static final int ROUNDS = 3;

    /** By event and benchmark, one for each round. */
    private final Map<String, List<Measured>> results = new TreeMap<>();

    private EventFigures() {}

    private record Measured(double nanos, double bytes) {}

    public static void main(String... arguments) throws RunnerException {
        EventFigures figures = new EventFigures();
        for (int round = 0; round < ROUNDS; round++) {
            figures.measure();
        }
        for (String event : List.of("exit-1-fargate.json", "pull-timeout-ec2.json")) {
            figures.print(event);
        }
    }

    private void measure() throws RunnerException {
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(EventBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            String name = result.getPrimaryResult().getLabel();
            double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                    .getScore();
            results.computeIfAbsent(key(result.getParams().getParam("event"), name), unknown -> new ArrayList<>())
                    .add(new Measured(result.getPrimaryResult().getScore(), bytes));
        }
    }

    private void print(String event) {
        print(event, "parse", "an event is parsed", figure -> figure);
        print(event, "way", "it is parsed, its run read, decided about and written", figure -> figure.withGoal(2));
        print(event, "decide", "decision under a policy of fifty rules", figure -> figure);
        Figure.of("objects made by that decision", "objects of the tree", Unit.BYTES, rounds(event, "decide", true))
                .print();
    }

    private void print(String event, String name, String what, UnaryOperator<Figure> goal) {
        String beside = "Jackson's tree of `" + event + "`";
        goal.apply(Figure.of(what, beside, Unit.NANOSECONDS, rounds(event, name, false)))
                .print();
    }

    private List<MeasuredRound> rounds(String event, String name, boolean ofBytes) {
        List<MeasuredRound> rounds = new ArrayList<>();
        List<Measured> own = results.getOrDefault(key(event, name), List.of());
        List<Measured> trees = results.getOrDefault(key(event, "tree"), List.of());
        for (int round = 0; round < own.size(); round++) {
            rounds.add(
                    ofBytes
                            ? new MeasuredRound(
                                    own.get(round).bytes(), trees.get(round).bytes())
                            : new MeasuredRound(
                                    own.get(round).nanos(), trees.get(round).nanos()));
        }
        return rounds;
    }

    private static String key(String event, String name) {
        return event + " " + name;
    }
}
