package dev.lifeline.controller.event;

import java.time.Instant;
import java.util.List;

/**
 * What EventBridge puts around every event (AWS "Events structure").
 *
 * @param id EventBridge's; a redelivered event is recognised by its task and version, not by this
 * @param detailType what kind of event it is, in words
 * @param time when it happened, by the source's clock
 * @param resources the ARNs that it is about
 */
public record Envelope(
        String id,
        String source,
        String detailType,
        String account,
        String region,
        Instant time,
        List<String> resources) {

    public Envelope {
        resources = List.copyOf(resources);
    }

    static Envelope read(Fields event) {
        return new Envelope(
                event.text("id"),
                event.text("source"),
                event.text("detail-type"),
                event.text("account"),
                event.text("region"),
                event.time("time"),
                event.texts("resources"));
    }
}
