package dev.lifeline.tests.simulation;

import dev.lifeline.controller.ecs.EcsUnavailable;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.Slots;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.controller.testing.InMemorySlots;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.tests.FunctionDeath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One deployed Lifeline, with its table, policies, queues, functions and users. It shares ECS, the cluster and all
 * events with the other stacks of its world.
 */
final class SimulatedStack {
    private final SimulatedWorld world;
    private final Namespace namespace;
    private final SimulatedWorld.StackTable table;
    private final ClearableRegisters registers = new InMemoryRegisters();
    private final Slots slots = new InMemorySlots();
    private final StackPolicies policies;
    private final GuardWitness guard;
    private final Witness witness;
    private final Deliveries deliveries;
    private final Reconciling reconciling;
    private final StackUsers users;
    private final Receivers receivers;
    private final Interventions interventions;
    private final List<FunctionInstance> idle = new ArrayList<>();
    private int instances;

    SimulatedStack(SimulatedWorld world, Namespace namespace, SimulatedWorld.StackTable table, Workload.Share share) {
        this.world = world;
        this.namespace = namespace;
        this.table = table;
        this.policies = new StackPolicies(share.adopted(), SimulatedWorld.START);
        this.guard = new GuardWitness(this);
        this.witness = new Witness(this);
        this.deliveries = new Deliveries(this);
        this.reconciling = new Reconciling(this);
        this.receivers = new Receivers(this);
        this.interventions = new Interventions(this);
        this.users = new StackUsers(this, share.orders());
    }

    void begin() {
        users.begin();
        guard.begin(world.outages().cease());
    }

    /** Everything requested is done. */
    boolean isOver() {
        return deliveries.isEmpty() && users.isOver() && witness.unfinished() == 0;
    }

    /** What is left will not change. */
    boolean isAtRest() {
        return users.isAtRest();
    }

    /** Runs a function, with or without its cached state, and records whether it survived. */
    void invoke(String function, Duration timeout, Consumer<FunctionInstance> work, Consumer<Boolean> then) {
        world.time().begin(() -> {
            FunctionInstance instance = idle.isEmpty() || world.chance().happens(Fault.COLD_START, function)
                    ? new FunctionInstance(this, namespace + "-" + ++instances)
                    : idle.removeLast();
            world.trace().note(world.time().now(), instance.toString(), "begins", function);
            instance.beginInvocation(timeout);
            try {
                work.accept(instance);
            } catch (FunctionDeath died) {
                world.trace().note(world.time().now(), instance.toString(), "dies", String.valueOf(died.getMessage()));
                then.accept(false);
                return;
            }
            idle.add(instance);
            then.accept(true);
        });
    }

    /** Functions may fail only for transient reasons. */
    void expected(FunctionInstance function, RuntimeException failure) {
        if (failure instanceof StoreUnavailable || failure instanceof EcsUnavailable || failure instanceof Contention) {
            world.trace()
                    .note(
                            world.time().now(),
                            function.toString(),
                            "fails",
                            failure.getClass().getSimpleName());
        } else {
            throw new IllegalStateException("a function fails for what does not pass", failure);
        }
    }

    /** An operator deletes the stored run, at any time. */
    void erase(RunKey run) {
        Instant now = world.time().now();
        world.trace().note(now, "an operator", "deletes the item", run + " of " + namespace);
        table.eraser().accept(run);
        witness.erased(run);
    }

    SimulatedWorld world() {
        return world;
    }

    Namespace namespace() {
        return namespace;
    }

    SimulatedWorld.StackTable table() {
        return table;
    }

    RunStore store() {
        return table.runs();
    }

    ClearableRegisters registers() {
        return registers;
    }

    Slots slots() {
        return slots;
    }

    PolicyVersions policies() {
        return policies.store();
    }

    /** Puts a newer version of each policy. */
    void renewPolicies() {
        policies.putAll(3, world.time().now());
    }

    GuardWitness guard() {
        return guard;
    }

    Witness witness() {
        return witness;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Reconciling reconciling() {
        return reconciling;
    }

    Receivers receivers() {
        return receivers;
    }

    Interventions interventions() {
        return interventions;
    }

    StackUsers users() {
        return users;
    }
}
