package dev.lifeline.tests.simulation;

import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.port.EcsUnavailable;
import dev.lifeline.controller.port.PolicyStore;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.StoreUnavailable;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.local.ecs.EcsAccount;
import dev.lifeline.local.ecs.EcsSettings;
import dev.lifeline.local.ecs.EcsSimulator;
import dev.lifeline.local.ecs.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** ECS, EventBridge, queues, functions, a table and users, in a time of their own, all made of one seed. */
final class World {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.000123Z");
    private static final int MOST_STEPS = 400_000;

    private final Chance chance;
    private final VirtualTime time = new VirtualTime(START);
    private final Trace trace;
    private final RunStore store;
    private final Registers registers = new InMemoryRegisters();
    private final GuardWitness guard;
    private final PolicyStore policies = Policies.store(START);
    private final Witness witness = new Witness(this);
    private final List<FunctionInstance> idle = new ArrayList<>();
    private final Outages outages;
    private final SimulatedEcs ecs;
    private final EventBus bus;
    private final Deliveries deliveries;
    private final Reconciling reconciling;
    private final Workload workload;
    private int instances;

    World(long seed, Set<Chance.Choice> takenBack, Trace trace, Stores stores) {
        this.chance = new Chance(seed, time, takenBack);
        this.trace = trace;
        this.store = stores.open(chance);
        this.outages = Outages.of(chance, START);
        this.deliveries = new Deliveries(this);
        this.bus = new EventBus(this, deliveries);
        this.reconciling = new Reconciling(this);
        this.workload = new Workload(this);
        this.guard = new GuardWitness(this);
        RandomGenerator random = chance.stream("ecs");
        RateLimits limits = random.nextBoolean() ? RateLimits.DOCUMENTED : RateLimits.NONE;
        this.ecs = new SimulatedEcs(
                new EcsSimulator(
                        new EcsSettings(EcsAccount.EXAMPLE, limits), workload.script(), new Random(random.nextLong())),
                this,
                bus);
    }

    /** Where runs are kept. */
    @FunctionalInterface
    interface Stores {
        RunStore open(Chance chance);
    }

    /** Lives until all runs are over, and tells how many there were. */
    int live() {
        workload.begin();
        guard.begin(outages.cease());
        time.at(outages.cease(), () -> {
            chance.cease();
            trace.note(time.now(), "world", "nothing goes wrong any more", "");
        });
        time.run(this::isOver);
        if (trace.steps() >= MOST_STEPS) {
            throw new Violation("a world comes to rest", Optional.empty(), trace.steps() + " steps");
        }
        witness.end();
        return witness.runs().size();
    }

    private boolean isOver() {
        return trace.steps() >= MOST_STEPS
                || (chance.hasCeased() && deliveries.isEmpty() && workload.isOver() && witness.unfinished() == 0)
                || workload.isAtRest();
    }

    /** Has a function do something, with what it kept from before or without; then it is told whether it lived. */
    void invoke(String function, Duration timeout, Consumer<FunctionInstance> work, Consumer<Boolean> then) {
        time.begin(() -> {
            FunctionInstance instance = idle.isEmpty() || chance.happens(Fault.COLD_START, function)
                    ? new FunctionInstance(this, "function-" + ++instances)
                    : idle.removeLast();
            trace.note(time.now(), instance.toString(), "begins", function);
            instance.beginInvocation(timeout);
            try {
                work.accept(instance);
            } catch (Died died) {
                trace.note(time.now(), instance.toString(), "dies", String.valueOf(died.getMessage()));
                then.accept(false);
                return;
            }
            idle.add(instance);
            then.accept(true);
        });
    }

    /** Functions may fail for what passes, and for nothing else. */
    void expected(FunctionInstance function, RuntimeException failure) {
        if (failure instanceof StoreUnavailable || failure instanceof EcsUnavailable || failure instanceof Contention) {
            trace.note(
                    time.now(), function.toString(), "fails", failure.getClass().getSimpleName());
        } else {
            throw new IllegalStateException("a function fails for what does not pass", failure);
        }
    }

    void storeAnswers() {
        if (outages.store().holds(time.now())) {
            throw StorePort.unavailable("away");
        }
    }

    /** What becomes of a call of ECS at this moment. */
    Optional<EcsTrouble> ecsTrouble(Object place) {
        return outages.ecs().holds(time.now())
                ? Optional.of(EcsTrouble.any(chance.number(place)))
                : EcsTrouble.of(chance, place);
    }

    /** The same of one that names the cluster, which may be deleted or forbidden by now. */
    Optional<EcsTrouble> clusterTrouble(Object place) {
        return outages.cluster(time.now()).or(() -> ecsTrouble(place));
    }

    /** When functions are given messages again; in the past while they are. */
    Instant eventsAgainAt() {
        return outages.events().holds(time.now()) ? outages.events().to() : Instant.MIN;
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

    RunStore store() {
        return store;
    }

    Registers registers() {
        return registers;
    }

    GuardWitness guard() {
        return guard;
    }

    PolicyStore policies() {
        return policies;
    }

    Witness witness() {
        return witness;
    }

    SimulatedEcs ecs() {
        return ecs;
    }

    EventBus bus() {
        return bus;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Reconciling reconciling() {
        return reconciling;
    }
}
