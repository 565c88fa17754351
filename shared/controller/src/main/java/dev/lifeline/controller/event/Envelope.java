package dev.lifeline.controller.event;

import java.time.Instant;
import java.util.Optional;

/**
 * What of EventBridge's envelope around an event is needed (AWS "Events structure").
 *
 * @param detailType what kind of event it is, in words
 * @param account whose event it is; absent where the event does not say
 * @param time when it happened, by the source's clock; absent where the event does not say
 */
public record Envelope(
        String source, String detailType, Optional<String> account, Optional<String> region, Optional<Instant> time) {}
