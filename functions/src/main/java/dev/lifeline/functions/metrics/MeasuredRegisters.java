package dev.lifeline.functions.metrics;

import dev.lifeline.controller.guard.GuardState;
import dev.lifeline.controller.port.Registers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measures how the guard stands whenever it is looked at. */
public record MeasuredRegisters(Registers registers, Measures measures) implements Registers {

    @Override
    public List<Register> all() {
        List<Register> all = registers.all();
        GuardState state = GuardState.of(all);
        measures.atLeast(Metric.OPEN_BREAKERS, state.tripped());
        measures.atLeast(Metric.PAUSED, state.paused().isPresent() ? 1 : 0);
        return all;
    }

    @Override
    public Optional<Register> read(String name) {
        return registers.read(name);
    }

    @Override
    public boolean write(Register next, Optional<Instant> expiresAt) {
        return registers.write(next, expiresAt);
    }

    @Override
    public void delete(String name) {
        registers.delete(name);
    }
}
