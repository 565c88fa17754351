package dev.lifeline.controller.event;

import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import java.time.Instant;
import java.util.Optional;

/**
 * The fields of EventBridge's envelope that are needed (AWS "Events structure").
 *
 * @param detailType the kind of the event
 * @param account the account of the event; absent if the event does not say
 * @param time when it happened, by the source's clock; absent if the event does not say
 */
public record Envelope(
        String source, String detailType, Optional<String> account, Optional<String> region, Optional<Instant> time) {

    /** The shape of an event whose detail has that shape; the rest of it is not looked at. */
    static <T> Shape<T> ofDetail(Shape<T> detail) {
        return Shapes.record(event -> event.field("detail", detail));
    }
}
