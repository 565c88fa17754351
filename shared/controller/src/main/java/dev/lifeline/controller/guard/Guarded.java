package dev.lifeline.controller.guard;

import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.port.Gate;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.Slots;
import dev.lifeline.controller.port.TaskRunner;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** A guard before ECS, and the decisions from which it learns. */
public record Guarded(Gate gate, DecisionLog log) {

    /** What all functions share. */
    public record Shared(Registers registers, Slots slots) {}

    /**
     * Makes a guard.
     *
     * @param runner is asked for the images of task definitions
     * @param random spreads what is barred, so that not all of it comes back at once
     */
    public static Guarded of(
            TaskRunner runner,
            DecisionLog log,
            Shared shared,
            GuardRules rules,
            InstantSource clock,
            RandomGenerator random) {
        Guard guard = new Guard(shared, rules, new Images(runner), clock, random);
        return new Guarded(guard, new PullWatch(log, guard));
    }
}
