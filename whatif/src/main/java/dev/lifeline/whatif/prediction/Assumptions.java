package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import java.util.Map;
import java.util.Optional;

/** What the user assumes about retries: how likely each succeeds after a cause, in a family or in all. */
public record Assumptions(Map<AssumedCase, Double> success) {
    public static final Assumptions NONE = new Assumptions(Map.of());

    public Assumptions {
        success = Map.copyOf(success);
    }

    /** A family, or all others, and a cause. */
    public record AssumedCase(Optional<String> family, Cause cause) {}

    Optional<Double> of(String family, Cause cause) {
        return Optional.ofNullable(success.get(new AssumedCase(Optional.of(family), cause)))
                .or(() -> Optional.ofNullable(success.get(new AssumedCase(Optional.empty(), cause))));
    }
}
