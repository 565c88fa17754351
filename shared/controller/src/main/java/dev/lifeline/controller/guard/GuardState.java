package dev.lifeline.controller.guard;

import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of the guard.
 *
 * @param breakers those that have seen a failure
 */
public record GuardState(Optional<Paused> paused, NavigableMap<BreakerName, Breaker> breakers) {
    static final String PAUSE = "pause";

    private static final Comparator<BreakerName> ORDER =
            Comparator.comparing(BreakerName::scope).thenComparing(BreakerName::value);

    /** The state in the registers. */
    public static GuardState of(List<Register> registers) {
        Optional<Paused> paused = Optional.empty();
        NavigableMap<BreakerName, Breaker> breakers = new TreeMap<>(ORDER);
        for (Register register : registers) {
            if (register.name().equals(PAUSE)) {
                paused = Optional.of(GuardCodec.PAUSED.parse(register.value()));
            }
            BreakerName.ofRegister(register.name())
                    .ifPresent(name -> breakers.put(name, GuardCodec.BREAKER.parse(register.value())));
        }
        return new GuardState(paused, breakers);
    }

    /** The number of breakers that make launches wait. */
    public int tripped() {
        return (int) breakers.values().stream()
                .filter(breaker -> !(breaker instanceof Breaker.Closed))
                .count();
    }
}
