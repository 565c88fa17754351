package dev.lifeline.local.ecs;

import java.time.Instant;

/**
 * An event on its way to EventBridge.
 *
 * @param at when it is delivered, which may be later than what it tells of
 * @param resource the ARN of the task or container instance
 * @param version the resource's version; copies have the same one, and the same envelope
 * @param json the whole EventBridge envelope
 */
public record EmittedEvent(Instant at, String detailType, String resource, long version, String json) {
    EmittedEvent deliveredAt(Instant later) {
        return new EmittedEvent(later, detailType, resource, version, json);
    }
}
