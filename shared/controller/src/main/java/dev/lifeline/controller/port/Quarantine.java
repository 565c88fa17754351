package dev.lifeline.controller.port;

import java.time.Instant;
import java.util.Optional;

/** Where a message is put that can never be handled as it is: kept with its reason, out of the way of the others. */
@FunctionalInterface
public interface Quarantine {

    /**
     * Throws {@link StoreUnavailable} when the message could not be kept: then it must go back to where it came from.
     */
    void put(QuarantinedMessage message);

    /**
     * A message that was refused for good.
     *
     * @param id names the message where it came from, so that quarantining it twice keeps it once
     * @param reason what is wrong and where; never a part of the body
     * @param body the whole message, so that it can be put back; it may hold secrets
     */
    record QuarantinedMessage(String id, Origin origin, String reason, String body, Instant at) {}

    /**
     * Where a message came from.
     *
     * @param function the one that was given it
     * @param queue the ARN of the queue that it was in; none where the function was invoked directly
     * @param redriven how often it was quarantined before and put back
     */
    record Origin(String function, Optional<String> queue, int redriven) {

        /** The function was invoked with it, and not by a queue. */
        public static Origin direct(String function) {
            return new Origin(function, Optional.empty(), 0);
        }
    }
}
