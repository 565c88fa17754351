package dev.lifeline.tests.simulation;

import dev.lifeline.controller.testing.Calls;
import dev.lifeline.controller.testing.InMemoryRunStore;
import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Runs worlds, and returns their outcomes. Public for class loaders with a patched controller. */
public final class Simulation implements LongFunction<String> {
    private static final SimulatedWorld.StackTables IN_MEMORY = Simulation::inMemory;

    private final SimulatedWorld.StackTables tables;

    public Simulation() {
        this(IN_MEMORY);
    }

    Simulation(SimulatedWorld.StackTables tables) {
        this.tables = tables;
    }

    /**
     * The outcome of a world.
     *
     * @param lifecycles how many runs it had
     * @param hash the hash of everything that happened, in order
     * @param lines what happened, if it was recorded
     */
    record WorldOutcome(
            long seed,
            Optional<Violation> violation,
            List<Chance.Choice> faults,
            int lifecycles,
            long hash,
            int steps,
            List<String> lines,
            List<String> journal) {}

    private static SimulatedWorld.StackTable inMemory(Chance chance) {
        InMemoryRunStore store = new InMemoryRunStore(new Calls(), storedForm(chance));
        return new SimulatedWorld.StackTable(store, store, store, store, store::erase);
    }

    private static StoredForm storedForm(Chance chance) {
        if (chance.happens(Fault.NEWER_RECORD, "store")) {
            return StoredForm.TEXT_OF_NEWER;
        }
        return chance.stream("keeping").nextInt(24) == 0 ? StoredForm.TEXT : StoredForm.VALUES;
    }

    /** The world of this seed. */
    WorldOutcome play(long seed) {
        return play(seed, Set.of(), false);
    }

    /** The same without some of its faults, and with a trace if requested. */
    WorldOutcome play(long seed, Set<Chance.Choice> takenBack, boolean written) {
        Trace trace = new Trace(written);
        SimulatedWorld world = new SimulatedWorld(seed, takenBack, trace, tables);
        Optional<Violation> violation = Optional.empty();
        try {
            world.live();
        } catch (Violation found) {
            violation = Optional.of(found);
        } catch (RuntimeException | AssertionError thrown) {
            Violation crash = new Violation("nothing crashes", Optional.empty(), thrown + "");
            crash.initCause(thrown);
            violation = Optional.of(crash);
        }
        List<String> journal = violation
                .flatMap(Violation::run)
                .map(run -> journal(world, run))
                .orElse(List.of());
        return new WorldOutcome(
                seed,
                violation,
                world.chance().made(),
                world.lifecycles(),
                trace.hash(),
                trace.steps(),
                trace.lines(),
                journal);
    }

    /** What each stack has in its journal of the runs of that name. */
    private static List<String> journal(SimulatedWorld world, RunKey run) {
        return world.stacks().stream()
                .map(SimulatedStack::table)
                .flatMap(table -> table.runs().load(run).stream()
                        .flatMap(stored -> table.journals().journal(stored.run().id()).stream()))
                .map(entry -> "#" + entry.revision() + " " + entry.explanation().at() + "  attempt "
                        + entry.explanation().attempt() + "  "
                        + entry.explanation().from() + " -> "
                        + entry.explanation().to() + "  " + entry.explanation().observation() + ": "
                        + entry.explanation().reason() + "  "
                        + entry.explanation().effects())
                .toList();
    }

    /** The invariant that is violated in the world of this seed; empty text for none. */
    @Override
    public String apply(long seed) {
        return play(seed).violation().map(Violation::invariant).orElse("");
    }

    /** The report of a violation: how to reproduce it, its faults, and the run's journal. */
    String report(WorldOutcome found) {
        Shrinker.Shrunk shrunk = new Shrinker(this).shrink(found);
        WorldOutcome least = shrunk.outcome();
        String run =
                least.violation().flatMap(Violation::run).map(Object::toString).orElse("");
        return """
                VIOLATION %s
                  again: make simulate SEED=%d
                  faults that it takes (%d of %d, after %d tries): %s
                what happened, as far as it is about run %s, with the least faults:
                %s
                the run's journal:
                %s
                """.formatted(
                        least.violation().map(Throwable::getMessage).orElse(""),
                        found.seed(),
                        least.faults().size(),
                        found.faults().size(),
                        shrunk.tries(),
                        least.faults(),
                        run,
                        least.lines().stream()
                                .filter(line -> run.isEmpty() || line.contains(run) || line.contains(" dies"))
                                .collect(Collectors.joining("\n")),
                        String.join("\n", least.journal()));
    }
}
