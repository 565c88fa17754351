package dev.lifeline.controller.guard;

import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.Registers.Register;
import dev.lifeline.lifecycle.guard.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The pace of all functions together, kept in one register. What this function last saw of it is believed first: others
 * can only have taken from it since, so that "not yet" is right, and what is written over it tells whether it was the
 * latest. A call costs one write as long as no other function makes calls at the same time.
 */
final class Pacing {
    private static final String REGISTER = "pace";
    private static final int MOST_TRIES = 8;

    private final Registers registers;
    private final Pace.Rates rates;
    private Seen seen;

    /** The pace as it was read or written last; of no revision where there is none. */
    private record Seen(Pace pace, long revision) {}

    Pacing(Registers registers, Pace.Rates rates, Instant now) {
        this.registers = registers;
        this.rates = rates;
        this.seen = new Seen(Pace.rested(rates, now), 0);
    }

    /** Takes a token for a call, or tells when there may be one. */
    synchronized Optional<Held> take(String cluster, Instant now) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            switch (seen.pace().take(cluster, rates, now)) {
                case Pace.Turn.Later later -> {
                    return Optional.of(new Held("the pace of " + later.whose() + " is kept", later.until()));
                }
                case Pace.Turn.Now turn -> {
                    if (written(turn.rest())) {
                        return Optional.empty();
                    }
                }
            }
            seen = registers.read(REGISTER).map(Pacing::seen).orElseGet(() -> new Seen(Pace.rested(rates, now), 0));
        }
        return Optional.of(new Held("too many functions make calls at once", now.plus(Duration.ofSeconds(1))));
    }

    private boolean written(Pace next) {
        boolean written =
                registers.write(new Register(REGISTER, GuardCodec.write(next), seen.revision()), Optional.empty());
        if (written) {
            seen = new Seen(next, seen.revision() + 1);
        }
        return written;
    }

    private static Seen seen(Register register) {
        return new Seen(GuardCodec.readPace(register.value()), register.revision());
    }
}
