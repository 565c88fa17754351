package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long ECS is asked again when it does not answer, by the reason. Counted from the first question without an
 * answer, so that at least two questions have none.
 *
 * @param noCluster short, since a deleted cluster stays deleted; and not at once, since ECS is eventually consistent
 * @param refused a working day's length: a permission that a deployment took away is given back
 * @param silent longer than the outages of a region have been; whatever the reasons, nothing lasts longer
 */
public record Patience(Duration noCluster, Duration refused, Duration silent) {

    /** What is deployed. */
    static final Patience STANDARD = new Patience(Duration.ofMinutes(15), Duration.ofHours(8), Duration.ofHours(24));

    boolean isOver(Silence silence, Instant now) {
        return !now.isBefore(silence.whySince().plus(of(silence.why())))
                || !now.isBefore(silence.since().plus(silent));
    }

    private Duration of(NoAnswer why) {
        return switch (why) {
            case NO_CLUSTER -> noCluster;
            case REFUSED -> refused;
            case SILENT -> silent;
        };
    }
}
