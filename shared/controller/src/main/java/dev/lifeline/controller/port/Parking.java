package dev.lifeline.controller.port;

import java.time.Instant;

/** Where a message is put that can never be handled as it is: kept with its reason, out of the way of the others. */
@FunctionalInterface
public interface Parking {

    /**
     * Throws {@link StoreUnavailable} when the message could not be kept: then it must go back to where it came from.
     */
    void park(Parked message);

    /**
     * A message that was refused for good.
     *
     * @param id names the message where it came from, so that parking it twice keeps it once
     * @param source the function that refused it
     * @param reason what is wrong and where; never a part of the body
     * @param body the whole message, so that it can be put back; it may hold secrets
     */
    record Parked(String id, String source, String reason, String body, Instant at) {}
}
