package dev.lifeline.tests.benchmark;

import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.tests.benchmark.GeneratedTask.TaskEnd;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An archive of any length, made in constant memory: {@value #FAMILIES} families whose tasks fail differently often,
 * {@value #AT_ONCE} tasks at once, half of them launched by Lifeline with up to three attempts. Of a hundred events one
 * is duplicated, and two are late by up to some hundred events.
 */
public final class GeneratedArchive {
    private static final int FAMILIES = 60;
    private static final int AT_ONCE = 200;
    private static final int LATE = 300;
    private static final int ATTEMPTS = 3;
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final SplittableRandom chance;
    private final List<LivingTask> alive = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private int begun;
    private int runs;

    private GeneratedArchive(long seed) {
        this.chance = new SplittableRandom(seed);
        for (int task = 0; task < AT_ONCE; task++) {
            alive.add(newRun());
        }
    }

    /** Takes the events, one after another. */
    @FunctionalInterface
    public interface EventTaker {
        void take(String event) throws IOException;
    }

    private record LivingTask(GeneratedTask task, int run, int attempt, int next) {
        LivingTask later() {
            return new LivingTask(task, run, attempt, next + 1);
        }
    }

    /** So many events, always the same for a seed. */
    public static void each(long seed, int events, EventTaker taker) throws IOException {
        GeneratedArchive archive = new GeneratedArchive(seed);
        for (int event = 0; event < events; event++) {
            taker.take(archive.event());
        }
    }

    /** Writes them to a file, one per line. */
    static Path write(Path file, int events) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            each(1, events, event -> {
                out.write(event);
                out.newLine();
            });
        }
        return file;
    }

    private String event() {
        if (late.size() == LATE) {
            return late.remove(chance.nextInt(LATE));
        }
        String event = next();
        double luck = chance.nextDouble();
        if (luck < 0.03) {
            late.add(event);
        }
        return luck < 0.02 ? event() : event;
    }

    private String next() {
        int place = chance.nextInt(AT_ONCE);
        LivingTask living = alive.get(place);
        String event = living.task().event(living.next());
        alive.set(place, living.next() + 1 < GeneratedTask.events() ? living.later() : after(living));
        return event;
    }

    private LivingTask after(LivingTask over) {
        boolean again = isOfLifeline(over.run()) && over.task().end() != TaskEnd.EXIT_0 && over.attempt() < ATTEMPTS;
        return again ? attempt(over.run(), over.attempt() + 1) : newRun();
    }

    private LivingTask newRun() {
        return attempt(runs++, 1);
    }

    private static boolean isOfLifeline(int run) {
        return run % 2 == 0;
    }

    private LivingTask attempt(int run, int attempt) {
        int family = new SplittableRandom(run).nextInt(FAMILIES);
        String startedBy = isOfLifeline(run)
                ? new TaskName(
                                new Namespace("prod"),
                                new RunId("report-" + run).key(),
                                Nonce.first(run),
                                attempt,
                                Coverage.EVERY_STATE)
                        .startedBy()
                : "scheduler";
        GeneratedTask task = new GeneratedTask(
                "%032x".formatted(++begun),
                "report-" + family,
                startedBy,
                FROM.plus(EVERY.multipliedBy(begun)),
                Duration.ofSeconds(chance.nextInt(3600)),
                end(family));
        return new LivingTask(task, run, attempt, 0);
    }

    private TaskEnd end(int family) {
        double failing = 0.03 * (family % 10);
        double luck = chance.nextDouble();
        if (luck < failing) {
            return TaskEnd.EXIT_1;
        }
        return luck > 0.99 ? TaskEnd.SPOT : luck > 0.98 ? TaskEnd.OUT_OF_MEMORY : TaskEnd.EXIT_0;
    }
}
