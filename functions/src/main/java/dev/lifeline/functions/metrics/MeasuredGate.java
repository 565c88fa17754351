package dev.lifeline.functions.metrics;

import dev.lifeline.controller.port.Gate;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.Optional;

/** Counts the calls of ECS that were held back. */
public record MeasuredGate(Gate gate, Measures measures) implements Gate {

    @Override
    public Optional<Hold> hold(Run run, Effect effect, Optional<Instant> slot) {
        Optional<Hold> hold = gate.hold(run, effect, slot);
        hold.ifPresent(held -> measures.count(Metric.EFFECTS_HELD));
        return hold;
    }
}
