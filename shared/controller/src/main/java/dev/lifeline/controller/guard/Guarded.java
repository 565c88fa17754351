package dev.lifeline.controller.guard;

import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.TaskRunner;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** ECS behind a guard, and the decisions from which the guard learns. */
public record Guarded(TaskRunner runner, DecisionLog log) {

    /**
     * Puts a guard before ECS.
     *
     * @param random spreads what is held, so that not all of it comes back at once
     */
    public static Guarded of(
            TaskRunner runner,
            DecisionLog log,
            Registers registers,
            GuardRules rules,
            InstantSource clock,
            RandomGenerator random) {
        Guard guard = new Guard(registers, rules, new Images(runner), clock, random);
        return new Guarded(new GuardedTaskRunner(runner, guard), new PullWatch(log, guard));
    }
}
