package dev.lifeline.controller.policy;

import dev.lifeline.controller.shape.Fields;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Bounds of a duration. */
record Bounds(Duration least, Duration most) {
    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    /** @param measure what is measured, for the schema */
    static Shape<Bounds> shape(String measure, String example) {
        Shape<Duration> min = WrittenDuration.SHAPE.described("At least so " + measure + ".", example);
        Shape<Duration> max = WrittenDuration.SHAPE.described("At most so " + measure + ".", "6h");
        return Shapes.record(fields -> read(fields, min, max));
    }

    private static Bounds read(Fields<Bounds> fields, Shape<Duration> min, Shape<Duration> max) {
        fields.needSome("has no effect; write min, max or both");
        Duration least = fields.optional(
                        "min", min, bounds -> Optional.of(bounds.least).filter(Duration::isPositive))
                .orElse(Duration.ZERO);
        Duration most = fields.optional(
                        "max", max, bounds -> Optional.of(bounds.most).filter(length -> !length.equals(FOREVER)))
                .orElse(FOREVER);
        if (least.compareTo(most) > 0 && fields.areSound("min", "max")) {
            fields.problem("min", "is longer than max: nothing can match");
        }
        return new Bounds(least, most);
    }

    /** Whether they exclude anything. */
    boolean exclude() {
        return least.isPositive() || !most.equals(FOREVER);
    }
}
