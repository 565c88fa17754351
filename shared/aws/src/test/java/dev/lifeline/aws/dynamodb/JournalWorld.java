package dev.lifeline.aws.dynamodb;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Functions that save one run repeatedly. At each write one of them may die, or be overtaken by another. Returns the
 * problem of the run's journal in the world of a seed. Public for class loaders with a patched store.
 */
public final class JournalWorld implements LongFunction<String> {
    private static final int STEPS = 150;

    /** A function dies during a call. */
    private static final class FunctionGone extends RuntimeException {}

    private static final class CompetingWriters {
        private final Random random;
        private final JournalTable table = new JournalTable();
        private final Decision launch = Sample.launch("nightly");
        private final List<JournalWriter> functions;
        private boolean isOvertaking;

        private CompetingWriters(long seed) {
            random = new Random(seed);
            functions = List.of(
                    new JournalWriter(this, "f1"), new JournalWriter(this, "f2"), new JournalWriter(this, "f3"));
        }

        private void step() {
            functions.get(random.nextInt(functions.size())).step();
        }

        private void disturb() {
            if (random.nextInt(25) == 0) {
                throw new FunctionGone();
            }
            if (!isOvertaking && random.nextInt(5) == 0) {
                isOvertaking = true;
                int steps = random.nextInt(12);
                for (int step = 0; step < steps; step++) {
                    step();
                }
                isOvertaking = false;
            }
        }

        /** Of any length. */
        private Explanation explanation() {
            return launch.explanation().and("x".repeat(random.nextInt(10) == 0 ? 3_000 : random.nextInt(700)));
        }
    }

    private static final class JournalWriter {
        private final CompetingWriters writers;
        private final String name;
        private final RunStore store;
        private Optional<Stored> known = Optional.empty();
        private boolean isBusy;

        private JournalWriter(CompetingWriters writers, String name) {
            this.writers = writers;
            this.name = name;
            this.store = new DynamoDbRunStore(
                    writers.table.client(name, when -> writers.disturb()),
                    new RunTable("runs", 1, Duration.ofDays(30)),
                    writers.random);
        }

        private void step() {
            if (isBusy) {
                return;
            }
            isBusy = true;
            try {
                known = known.map(this::saved).orElseGet(this::read);
            } catch (FunctionGone dead) {
                known = Optional.empty();
                writers.table.givenUp(name);
            }
            isBusy = false;
        }

        private Optional<Stored> read() {
            Optional<Stored> stored = store.load(writers.launch.run().id().key());
            return stored.isPresent() ? stored : known(store.create(writers.launch.run(), writers.explanation()));
        }

        private Optional<Stored> saved(Stored last) {
            return known(store.save(last.run(), last, Optional.of(writers.explanation())));
        }

        private static Optional<Stored> known(SaveResult result) {
            return switch (result) {
                case SaveResult.Saved saved -> Optional.of(saved.stored());
                case SaveResult.Lost lost -> lost.winner();
            };
        }
    }

    @Override
    public String apply(long seed) {
        CompetingWriters writers = new CompetingWriters(seed);
        for (int step = 0; step < STEPS; step++) {
            writers.step();
            String wrong = writers.table.wrong();
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return writers.table.moved() > 0 ? "" : "no explanation has moved";
    }
}
