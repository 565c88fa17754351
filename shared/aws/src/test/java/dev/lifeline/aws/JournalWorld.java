package dev.lifeline.aws;

import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.RunStore.SaveResult;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Functions that save one run time and again. At each write one of them may die, or be overtaken by another. Answers
 * what is wrong with the run's journal, in the world of a seed. Public for class loaders that bring a store of their
 * own.
 */
public final class JournalWorld implements LongFunction<String> {
    private static final int STEPS = 150;

    /** A function is gone in the middle of a call. */
    private static final class Died extends RuntimeException {}

    private static final class World {
        private final Random random;
        private final JournalTable table = new JournalTable();
        private final Decision launch = Sample.launch("nightly");
        private final List<Function> functions;
        private boolean isOvertaking;

        private World(long seed) {
            random = new Random(seed);
            functions = List.of(new Function(this, "f1"), new Function(this, "f2"), new Function(this, "f3"));
        }

        private void step() {
            functions.get(random.nextInt(functions.size())).step();
        }

        private void disturb() {
            if (random.nextInt(25) == 0) {
                throw new Died();
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

    private static final class Function {
        private final World world;
        private final String name;
        private final RunStore store;
        private Optional<Stored> known = Optional.empty();
        private boolean isBusy;

        private Function(World world, String name) {
            this.world = world;
            this.name = name;
            this.store = new DynamoDbRunStore(
                    world.table.client(name, when -> world.disturb()),
                    new RunTable("runs", 1, Duration.ofDays(30)),
                    world.random);
        }

        private void step() {
            if (isBusy) {
                return;
            }
            isBusy = true;
            try {
                known = known.map(this::saved).orElseGet(this::read);
            } catch (Died dead) {
                known = Optional.empty();
                world.table.givenUp(name);
            }
            isBusy = false;
        }

        private Optional<Stored> read() {
            Optional<Stored> stored = store.load(world.launch.run().id().key());
            return stored.isPresent() ? stored : known(store.create(world.launch.run(), world.explanation()));
        }

        private Optional<Stored> saved(Stored last) {
            return known(store.save(last.run(), last, Optional.of(world.explanation())));
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
        World world = new World(seed);
        for (int step = 0; step < STEPS; step++) {
            world.step();
            String wrong = world.table.wrong();
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return world.table.moved() > 0 ? "" : "no explanation has moved";
    }
}
