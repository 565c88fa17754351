package dev.lifeline.tests.simulation;

import dev.lifeline.tests.simulation.Simulation.WorldOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Many worlds, one after the other on every processor, from a printed seed. */
final class Worlds {
    private static final long TELL_EVERY = 5_000_000_000L;

    private final Simulation simulation;
    private final long base;
    private final AtomicLong worlds = new AtomicLong();
    private final AtomicLong lived = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicReference<Optional<WorldOutcome>> found = new AtomicReference<>(Optional.empty());
    private final long began = System.nanoTime();

    Worlds(Simulation simulation, long base) {
        this.simulation = simulation;
        this.base = base;
    }

    /** The outcome, with the first violation, if any. */
    record SimulationResult(
            long base, long worlds, long lifecycles, long steps, double seconds, Optional<WorldOutcome> violation) {
        @Override
        public String toString() {
            return "%,d lifecycles in %,d worlds from seed %d on, %,d steps, %.1f s: %,.0f lifecycles/s, %s"
                    .formatted(
                            lifecycles,
                            worlds,
                            base,
                            steps,
                            seconds,
                            lifecycles / seconds,
                            violation.isPresent() ? "a violation" : "no violation");
        }
    }

    SimulationResult live(long lifecycles, Consumer<SimulationResult> progress) {
        int processors = Runtime.getRuntime().availableProcessors();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < processors; n++) {
                boolean tells = n == 0;
                all.add(CompletableFuture.runAsync(() -> liveOn(lifecycles, tells ? progress : none -> {}), executor));
            }
        }
        all.forEach(CompletableFuture::join);
        return result();
    }

    private void liveOn(long lifecycles, Consumer<SimulationResult> progress) {
        long told = System.nanoTime();
        while (lived.get() < lifecycles && found.get().isEmpty()) {
            WorldOutcome outcome = simulation.play(base + worlds.getAndIncrement());
            lived.addAndGet(outcome.lifecycles());
            steps.addAndGet(outcome.steps());
            if (outcome.violation().isPresent()) {
                found.compareAndSet(Optional.empty(), Optional.of(outcome));
            }
            if (System.nanoTime() - told > TELL_EVERY) {
                told = System.nanoTime();
                progress.accept(result());
            }
        }
    }

    private SimulationResult result() {
        return new SimulationResult(
                base, worlds.get(), lived.get(), steps.get(), (System.nanoTime() - began) / 1e9, found.get());
    }
}
