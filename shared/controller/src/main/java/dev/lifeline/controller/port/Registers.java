package dev.lifeline.controller.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A few small values that all functions share, each under its name. Every method throws {@link StoreUnavailable} when
 * the store does not answer.
 */
public interface Registers {

    /**
     * One value.
     *
     * @param revision grows by one with each write
     */
    record Register(String name, String value, long revision) {}

    /** All that there are, in no order; what was written a moment ago may be missing. */
    List<Register> all();

    /** The latest value; what is written before it is read is seen. */
    Optional<Register> read(String name);

    /**
     * Writes a value over the one that was read.
     *
     * @param next what to write; its revision is that of what was read, 0 where nothing was
     * @param expiresAt when it may be forgotten; empty for never
     * @return false when somebody else wrote meanwhile, and nothing is changed
     */
    boolean write(Register next, Optional<Instant> expiresAt);
}
