package dev.lifeline.controller.store;

import java.time.Instant;
import java.util.Optional;

/** Stores messages that can never be handled as they are, with their reasons, so that they do not block others. */
@FunctionalInterface
public interface Quarantine {

    /** Throws {@link StoreUnavailable} if the message could not be stored: then it must return to its queue. */
    void put(QuarantinedMessage message);

    /**
     * A message that is refused permanently.
     *
     * @param id the message's id at its source, so that quarantining it twice stores it once
     * @param reason the problem and its place; never a part of the body
     * @param body the whole message, so that it can be redriven; it may hold secrets
     */
    record QuarantinedMessage(String id, Origin origin, String reason, String body, Instant at) {}

    /**
     * The source of a message.
     *
     * @param function the function that received it
     * @param queue the ARN of its queue; empty if the function was invoked directly
     * @param redriven how often it was redriven from quarantine before
     */
    record Origin(String function, Optional<String> queue, int redriven) {

        /** The function was invoked with it directly, not by a queue. */
        public static Origin direct(String function) {
            return new Origin(function, Optional.empty(), 0);
        }
    }
}
