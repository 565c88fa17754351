package dev.lifeline.controller.guard;

import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Registers;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Breaker.Passage;
import dev.lifeline.lifecycle.guard.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The circuit breakers of images and registries, one register each. */
final class Breakers {
    private static final int MOST_TRIES = 8;

    /** After this long without a change, a breaker has forgotten its failures anyway. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Registers registers;
    private final GuardRules rules;

    Breakers(Registers registers, GuardRules rules) {
        this.registers = registers;
        this.rules = rules;
    }

    /**
     * Whether an attempt may be launched. All breakers are checked before the attempt becomes the probe of any, because
     * one that still waits must not use up the probe of another.
     */
    Optional<Hold> admit(String attempt, List<BreakerName> names, Instant now) {
        List<BreakerName> probed = new ArrayList<>();
        for (BreakerName name : names) {
            switch (breaker(name).admit(attempt, rules(name), now)) {
                case Passage.Wait wait -> {
                    return Optional.of(held(name, wait.until()));
                }
                case Passage.AsProbe probe -> probed.add(name);
                case Passage.Free free -> {}
            }
        }
        return probed.stream()
                .flatMap(name -> probe(name, attempt, now).stream())
                .findFirst();
    }

    /** Makes the attempt the probe. If another attempt was quicker, waits for that one. */
    private Optional<Hold> probe(BreakerName name, String attempt, Instant now) {
        Breaker after = change(
                name,
                breaker -> breaker.admit(attempt, rules(name), now) instanceof Passage.AsProbe probe
                        ? probe.next()
                        : breaker,
                now);
        return after.admit(attempt, rules(name), now) instanceof Passage.Wait wait
                ? Optional.of(held(name, wait.until()))
                : Optional.empty();
    }

    private static Hold held(BreakerName name, Instant until) {
        return new Hold.Barred("the breaker of " + name + " is open: its pulls fail", until);
    }

    /** A pull of the attempt failed. */
    void failed(String attempt, List<BreakerName> names, Instant now) {
        names.forEach(name -> change(name, breaker -> breaker.failed(attempt, rules(name), now), now));
    }

    /** The images of the attempt were pulled. */
    void succeeded(List<BreakerName> names, Instant now) {
        names.forEach(name ->
                change(name, breaker -> breaker instanceof Breaker.Closed ? breaker : Breaker.unharmed(), now));
    }

    private Breaker breaker(BreakerName name) {
        return registers.read(name.register()).map(Breakers::breaker).orElse(Breaker.unharmed());
    }

    private static Breaker breaker(Register register) {
        return GuardCodec.BREAKER.parse(register.value());
    }

    /** The breaker after the change, or as others left it if they keep changing it. */
    private Breaker change(BreakerName name, UnaryOperator<Breaker> change, Instant now) {
        Breaker latest = Breaker.unharmed();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Register> before = registers.read(name.register());
            latest = before.map(Breakers::breaker).orElse(Breaker.unharmed());
            Breaker next = change.apply(latest);
            long revision = before.map(Register::revision).orElse(0L);
            boolean done = next.equals(latest)
                    || registers.write(
                            new Register(name.register(), GuardCodec.BREAKER.text(next), revision),
                            Optional.of(now.plus(KEPT)));
            if (done) {
                return next;
            }
        }
        return latest;
    }

    private Breaker.Rules rules(BreakerName name) {
        return switch (name.scope()) {
            case IMAGE -> rules.image();
            case REGISTRY -> rules.registry();
        };
    }
}
