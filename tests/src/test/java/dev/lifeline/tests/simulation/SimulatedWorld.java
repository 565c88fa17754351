package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.simulator.EcsAccount;
import dev.lifeline.simulator.EcsSettings;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.RateLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** ECS, EventBridge, one stack or two, and users, in virtual time, all from one seed. */
final class SimulatedWorld {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.000123Z");
    static final Namespace FIRST = new Namespace("simulated");
    static final Namespace SECOND = new Namespace("another");
    private static final int MOST_STEPS = 400_000;

    private final Chance chance;
    private final VirtualTime time = new VirtualTime(START);
    private final Trace trace;
    private final Outages outages;
    private final ForeignLaunchers strangers = new ForeignLaunchers(this);
    private final InstanceChurn fleet = new InstanceChurn(this);
    private final SimulatedEcs ecs;
    private final Workload workload;
    private final SimulatedEventBus bus;
    private final List<SimulatedStack> stacks = new ArrayList<>();

    SimulatedWorld(long seed, Set<Chance.Choice> takenBack, Trace trace, StackTables tables) {
        this.chance = new Chance(seed, time, takenBack);
        this.trace = trace;
        this.outages = Outages.of(chance, START);
        this.bus = new SimulatedEventBus(this);
        this.workload = new Workload(this);
        RandomGenerator random = chance.stream("ecs");
        RateLimits limits = random.nextBoolean() ? RateLimits.DOCUMENTED : RateLimits.NONE;
        this.ecs = new SimulatedEcs(
                new EcsSimulator(
                        new EcsSettings(EcsAccount.EXAMPLE, limits), workload.script(), new Random(random.nextLong())),
                this,
                bus);
        stacks.add(new SimulatedStack(this, FIRST, tables.open(chance), workload.first()));
        if (chance.happens(Fault.SECOND_STACK, "world")) {
            stacks.add(new SimulatedStack(this, SECOND, tables.open(chance), workload.second()));
        }
    }

    /** The store of each stack. */
    @FunctionalInterface
    interface StackTables {
        StackTable open(Chance chance);
    }

    /**
     * A stack's runs.
     *
     * @param eraser deletes a run's item at any time, as an operator with access to the table may
     */
    record StackTable(RunStore runs, DueRuns due, InstanceRuns instances, Journals journals, Consumer<RunKey> eraser) {}

    /** Runs until all runs are over. */
    void live() {
        workload.begin();
        stacks.forEach(SimulatedStack::begin);
        time.at(outages.cease(), () -> {
            chance.cease();
            trace.note(time.now(), "world", "nothing goes wrong any more", "");
        });
        time.run(this::isOver);
        if (trace.steps() >= MOST_STEPS) {
            throw new Violation("a world comes to rest", Optional.empty(), trace.steps() + " steps");
        }
        stacks.forEach(stack -> stack.witness().end());
    }

    private boolean isOver() {
        return trace.steps() >= MOST_STEPS
                || (chance.hasCeased() && all(SimulatedStack::isOver))
                || all(SimulatedStack::isAtRest);
    }

    /** Asked at each step. */
    private boolean all(Predicate<SimulatedStack> state) {
        for (SimulatedStack stack : stacks) {
            if (!state.test(stack)) {
                return false;
            }
        }
        return true;
    }

    /** When each program that ends is over. */
    Instant programsOver() {
        return workload.over();
    }

    /** How many runs there were. */
    int lifecycles() {
        return stacks.stream()
                .mapToInt(stack -> stack.witness().generations().size())
                .sum();
    }

    void storeAnswers() {
        if (outages.store().holds(time.now())) {
            throw StorePort.unavailable("away");
        }
    }

    /** The outcome of a call to ECS at this moment. */
    Optional<EcsTrouble> ecsTrouble(Object place) {
        return outages.ecs().holds(time.now()) ? Optional.of(anyTrouble(place)) : EcsTrouble.of(chance, place);
    }

    /** The same for a call that names the cluster, which may be deleted or forbidden. */
    Optional<EcsTrouble> clusterTrouble(Object place) {
        return outages.cluster(time.now()).or(() -> ecsTrouble(place));
    }

    /** The same for RunTask, which may fail for hours while all other calls are answered. */
    Optional<EcsTrouble> launchTrouble(Object place) {
        return outages.launches().holds(time.now())
                ? outages.cluster(time.now()).or(() -> Optional.of(anyTrouble(place)))
                : clusterTrouble(place);
    }

    private EcsTrouble anyTrouble(Object place) {
        return EcsTrouble.any(chance.number(place));
    }

    /** When functions get messages again; in the past if they do. */
    Instant eventsAgainAt() {
        return outages.events().holds(time.now()) ? outages.events().to() : Instant.MIN;
    }

    /** From then on no fault begins, and each message is delivered at its time. */
    Instant quietFrom() {
        return outages.events().to().isAfter(outages.cease()) ? outages.events().to() : outages.cease();
    }

    Outages outages() {
        return outages;
    }

    Chance chance() {
        return chance;
    }

    VirtualTime time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    ForeignLaunchers strangers() {
        return strangers;
    }

    InstanceChurn fleet() {
        return fleet;
    }

    SimulatedEcs ecs() {
        return ecs;
    }

    SimulatedEventBus bus() {
        return bus;
    }

    List<SimulatedStack> stacks() {
        return stacks;
    }
}
