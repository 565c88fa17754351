package dev.lifeline.tests.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import dev.lifeline.tests.simulation.Lifecycles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many lifecycles are simulated in a second on all processors, beside the trees that Jackson reads on them. */
final class SimulationFigures {
    private static final long WARM_UP = 40_000;
    private static final long LIFECYCLES = 20_000;
    private static final int ROUNDS = 3;
    private static final int TREES = 100_000;

    private SimulationFigures() {}

    public static void main(String... arguments) throws Exception {
        byte[] event = Stopped.event("exit-1-fargate.json").getBytes(StandardCharsets.UTF_8);
        Lifecycles.perSecond(WARM_UP, 1);
        treesPerSecond(event);
        List<MeasuredRound> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double lifecycles = Lifecycles.perSecond(LIFECYCLES, 1_000_000L * (round + 1));
            rounds.add(new MeasuredRound(treesPerSecond(event), lifecycles));
        }
        Figure.of("Jackson's trees of an event", "simulated lifecycles", Unit.PER_SECOND, rounds)
                .print();
    }

    private static double treesPerSecond(byte[] event) throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        ObjectMapper jackson = new ObjectMapper();
        try (ExecutorService readers = Executors.newFixedThreadPool(processors)) {
            long before = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int reader = 0; reader < processors; reader++) {
                all.add(readers.submit(() -> read(jackson, event)));
            }
            for (Future<?> each : all) {
                each.get();
            }
            return 1e9 * TREES * processors / (System.nanoTime() - before);
        }
    }

    private static void read(ObjectMapper jackson, byte[] event) {
        try {
            for (int tree = 0; tree < TREES; tree++) {
                if (jackson.readTree(event).isEmpty()) {
                    throw new AssertionError("an empty event");
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
