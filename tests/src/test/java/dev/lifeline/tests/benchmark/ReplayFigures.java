package dev.lifeline.tests.benchmark;

import dev.lifeline.tests.Repository;
import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code lifeline replay} beside {@code jq -c .detail.lastStatus}, as processes, on a generated recording. */
final class ReplayFigures {
    private static final int EVENTS = 100_000;
    private static final int ROUNDS = 3;
    private static final long HEAP_AND_JVM = 256_000_000;

    private ReplayFigures() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (CommandCost.by("command -v jq").status() != 0) {
            System.out.println("| replay of 100,000 events | not measured | there is no jq here | | | |");
            return;
        }
        Path folder = Files.createTempDirectory("replay");
        Path recording = GeneratedRecording.write(folder.resolve("events.ndjson"), EVENTS);
        String replay = Repository.ROOT.resolve("lifeline") + " replay " + recording + " > " + folder.resolve("lines");
        String jq = "jq -c .detail.lastStatus " + recording + " > " + folder.resolve("statuses");
        CommandCost.by(replay);
        List<MeasuredRound> elapsed = new ArrayList<>();
        List<MeasuredRound> cpu = new ArrayList<>();
        List<MeasuredRound> memory = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            CommandCost own = CommandCost.by(replay);
            CommandCost other = CommandCost.by(jq);
            elapsed.add(new MeasuredRound(own.elapsed(), other.elapsed()));
            cpu.add(new MeasuredRound(own.cpu(), other.cpu()));
            memory.add(new MeasuredRound(own.memory(), HEAP_AND_JVM));
        }
        long lines = lines(folder.resolve("lines"));
        if (lines != lines(folder.resolve("statuses"))) {
            throw new AssertionError(lines + " lines of " + EVENTS + " events");
        }
        Figure.of("`replay` of 100,000 events", "`jq -c .detail.lastStatus`", Unit.NANOSECONDS, elapsed)
                .withGoal(1)
                .print();
        Figure.of("its processor time", "that of jq", Unit.NANOSECONDS, cpu).print();
        Figure.of("its memory", "the most that it may take", Unit.BYTES, memory)
                .withGoal(1)
                .print();
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.count();
        }
    }
}
