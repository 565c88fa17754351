package dev.lifeline.controller.testing;

import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.Registers.Register;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers that honor their contract and count their calls. */
public final class InMemoryRegisters implements ClearableRegisters {
    private final Map<String, Register> registers = new LinkedHashMap<>();
    private int reads;
    private int writes;

    /** Single reads and lists. */
    public int reads() {
        return reads;
    }

    /** Writes, including those that lost a race. */
    public int writes() {
        return writes;
    }

    @Override
    public List<Register> all() {
        reads++;
        return List.copyOf(registers.values());
    }

    @Override
    public Optional<Register> read(String name) {
        reads++;
        return Optional.ofNullable(registers.get(name));
    }

    @Override
    public boolean write(Register next, Optional<Instant> expiresAt) {
        writes++;
        Register before = registers.get(next.name());
        if ((before == null ? 0 : before.revision()) != next.revision()) {
            return false;
        }
        registers.put(next.name(), new Register(next.name(), next.value(), next.revision() + 1));
        return true;
    }

    @Override
    public void delete(String name) {
        registers.remove(name);
    }
}
