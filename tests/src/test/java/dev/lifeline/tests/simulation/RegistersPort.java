package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.Registers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registers as a function sees them: in the same table, with the same faults. */
record RegistersPort(SimulatedStack stack, FunctionInstance function) implements Registers {

    @Override
    public List<Register> all() {
        StorePort.before(stack.world(), function, "all", "");
        List<Register> all = stack.registers().all();
        function.step("all answered", all.size());
        return all;
    }

    @Override
    public Optional<Register> read(String name) {
        StorePort.before(stack.world(), function, "read", name);
        Optional<Register> read = stack.registers().read(name);
        function.step("read answered", name);
        return read;
    }

    @Override
    public boolean write(Register next, Optional<Instant> expiresAt) {
        StorePort.before(stack.world(), function, "write", next.name());
        boolean written = stack.registers().write(next, expiresAt);
        StorePort.after(stack.world(), function, next.name());
        function.step(written ? "written" : "written by others", next.name());
        return written;
    }
}
