package dev.lifeline.tests.benchmark;

import dev.lifeline.tests.Repository;
import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code lifeline policy test} beside {@code jq -c .detail.lastStatus}, as processes, on a million generated events.
 */
final class WhatIfFigures {
    private static final int EVENTS = 1_000_000;
    private static final int QUARTER = EVENTS / 4;
    private static final double HEAP_AND_JVM = 512_000_000;
    private static final double MINUTE = 60e9;

    /** Most failures of the archive would be retried, so that as many attempts as possible are drawn. */
    static final String RETRIES = """
            name: retries
            rules: [{ when: { cause: EXIT_CODE }, then: retry }]
            budgets: { exit: { attempts: 3 } }
            """;

    private WhatIfFigures() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Repository.ROOT.resolve("tests/target/what-if"));
        CommandCost quarter = tested(folder.resolve("quarter.ndjson"), QUARTER);
        Path file = folder.resolve("million.ndjson");
        CommandCost whole = tested(file, EVENTS);
        Figure.of(
                        "`policy test` of 1,000,000 events",
                        "a minute",
                        Unit.NANOSECONDS,
                        List.of(new MeasuredRound(whole.elapsed(), MINUTE)))
                .withGoal(1)
                .print();
        if (CommandCost.by("command -v jq").status() == 0) {
            CommandCost jq = CommandCost.by("jq -c .detail.lastStatus " + file);
            beside("the same", "`jq -c .detail.lastStatus`", whole.elapsed(), jq.elapsed());
            beside("its processor time", "that of jq", whole.cpu(), jq.cpu());
        }
        beside("its time", "that of 250,000 events", whole.elapsed(), quarter.elapsed());
        memory("its memory", "that of 250,000 events", whole, quarter.memory()).print();
        memory("the same", "the most that it may take", whole, HEAP_AND_JVM)
                .withGoal(1)
                .print();
        Files.delete(file);
    }

    private static CommandCost tested(Path file, int events) throws IOException, InterruptedException {
        GeneratedArchive.write(file, events);
        Path policy = Files.writeString(file.resolveSibling("retries.yaml"), RETRIES);
        CommandCost cost = CommandCost.by(Repository.ROOT.resolve("lifeline") + " policy test " + policy + " --against "
                + Repository.ROOT.resolve("docs/policies/fail-fast.yaml") + " --events " + file);
        if (cost.status() != 0) {
            throw new AssertionError("policy test ended with " + cost.status());
        }
        return cost;
    }

    private static Figure memory(String what, String beside, CommandCost whole, double other) {
        return Figure.of(what, beside, Unit.BYTES, List.of(new MeasuredRound(whole.memory(), other)));
    }

    private static void beside(String what, String beside, double own, double other) {
        Figure.of(what, beside, Unit.NANOSECONDS, List.of(new MeasuredRound(own, other)))
                .print();
    }
}
