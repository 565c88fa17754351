package dev.lifeline.simulator;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * An event for EventBridge.
 *
 * @param at when it is delivered, which may be later than the change
 * @param resource the ARN of the task or container instance
 * @param version the resource's version; copies have the same version and envelope
 * @param envelope writes the whole EventBridge envelope, on demand because many events are never read
 */
public record EmittedEvent(Instant at, String detailType, String resource, long version, Supplier<String> envelope) {
    EmittedEvent deliveredAt(Instant later) {
        return new EmittedEvent(later, detailType, resource, version, envelope);
    }

    /** The whole EventBridge envelope. */
    public String json() {
        return envelope.get();
    }
}
