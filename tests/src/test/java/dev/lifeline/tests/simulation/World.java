package dev.lifeline.tests.simulation;

import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.port.EcsUnavailable;
import dev.lifeline.controller.port.PolicyStore;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.StoreUnavailable;
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

    /** Of how many worlds one has its faults for days, and one of the others for hours. */
    private static final int DAYS = 20;

    private static final int HOURS = 4;

    /** Longer than a token lives, and than ECS remembers. */
    private static final Duration SHORTEST_DARKNESS = Duration.ofHours(6);

    private static final int MOST_STEPS = 400_000;

    private final Chance chance;
    private final VirtualTime time = new VirtualTime(START);
    private final Trace trace;
    private final RunStore store;
    private final PolicyStore policies = Policies.store(START);
    private final Witness witness = new Witness(this);
    private final List<FunctionInstance> idle = new ArrayList<>();
    private final Instant ceases;
    private final Outage reconcileOutage;
    private final Outage eventOutage;
    private final Outage storeOutage;
    private final Outage ecsOutage;
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
        RandomGenerator random = chance.stream("world");
        Duration active = active(random);
        Optional<Chance.Roll> dark = chance.roll(Fault.BLACKOUT, "world");
        this.ceases =
                START.plus(dark.isPresent() && active.compareTo(SHORTEST_DARKNESS) < 0 ? SHORTEST_DARKNESS : active);
        this.storeOutage = outage(Fault.STORE_OUTAGE, Duration.ofMinutes(20));
        Outage blackout = outage(Fault.BLACKOUT, Duration.ofHours(30));
        boolean all = dark.filter(how -> how.other().how() < 0.5).isPresent();
        this.reconcileOutage = all ? blackout : outage(Fault.RECONCILE_OUTAGE, Duration.ofHours(40));
        this.eventOutage = dark.isPresent()
                ? blackout.longerBy(Duration.ofMinutes(10))
                : outage(Fault.EVENT_OUTAGE, Duration.ofHours(40));
        this.ecsOutage = dark.isPresent() && !all ? blackout : outage(Fault.ECS_OUTAGE, Duration.ofMinutes(90));
        this.deliveries = new Deliveries(this);
        this.bus = new EventBus(this, deliveries);
        this.reconciling = new Reconciling(this);
        this.workload = new Workload(this);
        RateLimits limits = random.nextBoolean() ? RateLimits.DOCUMENTED : RateLimits.NONE;
        this.ecs = new SimulatedEcs(
                new EcsSimulator(
                        new EcsSettings(EcsAccount.EXAMPLE, limits), workload.script(), new Random(random.nextLong())),
                this,
                bus);
    }

    private static Duration active(RandomGenerator random) {
        if (random.nextInt(DAYS) == 0) {
            return Duration.ofHours(50);
        }
        return random.nextInt(HOURS) == 0 ? Duration.ofHours(3) : Duration.ofMinutes(10);
    }

    /** Where runs are kept. */
    @FunctionalInterface
    interface Stores {
        RunStore open(Chance chance);
    }

    private Outage outage(Fault fault, Duration longest) {
        return Outage.of(chance.roll(fault, "world"), START, ceases, longest);
    }

    /** Lives until all runs are over, and tells how many there were. */
    int live() {
        workload.begin();
        time.at(ceases, () -> {
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
        if (storeOutage.holds(time.now())) {
            throw StorePort.unavailable("away");
        }
    }

    /** What becomes of a call of ECS at this moment. */
    Optional<EcsTrouble> ecsTrouble(Object place) {
        return ecsOutage.holds(time.now())
                ? Optional.of(EcsTrouble.any(chance.number(place)))
                : EcsTrouble.of(chance, place);
    }

    /** When functions are given messages again; in the past while they are. */
    Instant eventsAgainAt() {
        return eventOutage.holds(time.now()) ? eventOutage.to() : Instant.MIN;
    }

    Outage reconcileOutage() {
        return reconcileOutage;
    }

    Instant ceases() {
        return ceases;
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
