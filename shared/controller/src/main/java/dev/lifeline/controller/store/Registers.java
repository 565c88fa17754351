package dev.lifeline.controller.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A few small named values that all functions share. Every method throws {@link StoreUnavailable} if the store does not
 * answer.
 */
public interface Registers {

    /**
     * One value.
     *
     * @param revision grows by one with each write
     */
    record Register(String name, String value, long revision) {}

    /** All values, in no order; recent writes may be missing. */
    List<Register> all();

    /** The latest value, read consistently. */
    Optional<Register> read(String name);

    /**
     * Replaces the value that was read.
     *
     * @param next what to write, with the revision that was read, or 0 if there was no value
     * @param expiresAt when it may expire; empty for never
     * @return false if another writer was quicker, and nothing was changed
     */
    boolean write(Register next, Optional<Instant> expiresAt);
}
