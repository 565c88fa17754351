package dev.lifeline.functions.metrics;

import dev.lifeline.controller.guard.GuardState;
import dev.lifeline.controller.store.Registers;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.controller.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures the guard's state whenever it is read, and counts failed calls, some of which are ignored. */
record MeasuredRegisters(Registers registers, Measures measures) implements Registers {

    @Override
    public List<Register> all() {
        List<Register> all = counted(registers::all);
        GuardState state = GuardState.of(all);
        measures.atLeast(Metric.OPEN_BREAKERS, state.tripped());
        measures.atLeast(Metric.PAUSED, state.paused().isPresent() ? 1 : 0);
        return all;
    }

    @Override
    public Optional<Register> read(String name) {
        return counted(() -> registers.read(name));
    }

    @Override
    public boolean write(Register next, Optional<Instant> expiresAt) {
        return counted(() -> registers.write(next, expiresAt));
    }

    private <T> T counted(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreUnavailable unavailable) {
            measures.count(Metric.REGISTERS_UNAVAILABLE);
            throw unavailable;
        }
    }
}
