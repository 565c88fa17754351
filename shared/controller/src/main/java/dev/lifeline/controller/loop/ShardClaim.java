package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.Registers.Register;
import dev.lifeline.controller.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A shard of the due index that one reconciler works on, so that those which run at the same time share the work. It
 * saves double work and nothing else: that nothing is done twice follows from leases and conditional writes. So where
 * it cannot be found out whose a shard is, it is worked on.
 */
final class ShardClaim {
    /** For so long at most a reconciler that died keeps the others from its shard. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(5);

    /** Nobody has a shard for longer, whatever a clock that is wrong has written. */
    private static final Duration LONGEST = LEASE.multipliedBy(2);

    private final Registers registers;
    private final InstantSource clock;
    private final String register;
    private long revision;
    private Instant renewAt;

    private ShardClaim(Registers registers, InstantSource clock, String register) {
        this.registers = registers;
        this.clock = clock;
        this.register = register;
        this.renewAt = clock.instant().plus(RENEWAL);
    }

    /** Claims a shard that nobody works on; empty where somebody does. */
    static Optional<ShardClaim> of(int shard, Registers registers, InstantSource clock) {
        ShardClaim claim = new ShardClaim(registers, clock, "reconcile#" + shard);
        return claim.isFree() && claim.extend() ? Optional.of(claim) : Optional.empty();
    }

    /** Whether the shard is still this reconciler's; asked before each run, which makes the claim last. */
    boolean isKept() {
        return clock.instant().isBefore(renewAt) || extend();
    }

    /** Leaves the shard to the others at once. */
    void release() {
        write(clock.instant());
    }

    private boolean isFree() {
        try {
            Optional<Register> last = registers.read(register);
            revision = last.map(Register::revision).orElse(0L);
            return last.filter(claimed -> isTaken(claimed.value())).isEmpty();
        } catch (StoreUnavailable unavailable) {
            return true;
        }
    }

    private boolean isTaken(String value) {
        Instant now = clock.instant();
        try {
            Instant until = Instant.parse(value);
            return now.isBefore(until) && until.isBefore(now.plus(LONGEST));
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    private boolean extend() {
        Instant now = clock.instant();
        renewAt = now.plus(RENEWAL);
        return write(now.plus(LEASE));
    }

    private boolean write(Instant until) {
        try {
            boolean written = registers.write(new Register(register, until.toString(), revision), Optional.empty());
            if (written) {
                revision++;
            }
            return written;
        } catch (StoreUnavailable unavailable) {
            return true;
        }
    }
}
