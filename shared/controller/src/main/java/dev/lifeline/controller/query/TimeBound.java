package dev.lifeline.controller.query;

import dev.lifeline.controller.json.IsoTime;
import dev.lifeline.controller.json.Reading;
import dev.lifeline.controller.shape.Schemas;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.shape.WrittenDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The beginning or the end of a period. */
public sealed interface TimeBound {
    /** A time, or how long ago it was. */
    Shape<TimeBound> SHAPE = Shapes.TEXT
            .<TimeBound>parsed(
                    new FixedTime(Instant.EPOCH),
                    text -> Reading.of(
                            parse(text), "neither a time such as 2026-08-01T21:22:46Z nor a duration such as 24h"),
                    TimeBound::text)
            .with(schema -> Schemas.any(
                    Schemas.type("string").put("format", "date-time"), Schemas.text("^[0-9]{1,9}(ms|s|m|h|d)$")));

    record FixedTime(Instant at) implements TimeBound {}

    record TimeAgo(Duration ago) implements TimeBound {}

    default Instant at(Instant now) {
        return switch (this) {
            case FixedTime fixed -> fixed.at();
            case TimeAgo before -> now.minus(before.ago());
        };
    }

    private String text() {
        return switch (this) {
            case FixedTime fixed -> fixed.at().toString();
            case TimeAgo before -> WrittenDuration.text(before.ago());
        };
    }

    private static Optional<TimeBound> parse(String text) {
        return WrittenDuration.parse(text)
                .<TimeBound>map(TimeAgo::new)
                .or(() -> time(text).map(FixedTime::new));
    }

    private static Optional<Instant> time(String text) {
        return IsoTime.parse(text).or(() -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }
}
