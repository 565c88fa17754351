package dev.lifeline.controller.query;

import dev.lifeline.controller.json.IsoTime;
import dev.lifeline.controller.shape.WrittenDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The beginning or the end of a period. */
public sealed interface TimeBound {
    record FixedTime(Instant at) implements TimeBound {}

    record TimeAgo(Duration ago) implements TimeBound {}

    default Instant at(Instant now) {
        return switch (this) {
            case FixedTime fixed -> fixed.at();
            case TimeAgo before -> now.minus(before.ago());
        };
    }

    /** As it is written. */
    default String text() {
        return switch (this) {
            case FixedTime fixed -> fixed.at().toString();
            case TimeAgo before -> WrittenDuration.text(before.ago());
        };
    }

    /** A time, or a duration: how long ago it was. */
    static Optional<TimeBound> parse(String text) {
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
