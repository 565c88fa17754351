package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long a call is repeated that ECS does not answer, by the reason. Counted from the first call without an
 * answer, so that at least two calls have none.
 *
 * @param noCluster short, since a deleted cluster stays deleted; and not at once, since ECS is eventually consistent
 * @param refused a working day's length: a permission that a deployment took away is given back
 * @param throttled longer than a burst of calls of the whole account takes; then the attempt counts as refused
 * @param silent longer than the outages of a region have been; whatever the reasons, nothing lasts longer
 */
public record SilenceLimits(Duration noCluster, Duration refused, Duration throttled, Duration silent) {

    /** What is deployed. */
    static final SilenceLimits STANDARD =
            new SilenceLimits(Duration.ofMinutes(15), Duration.ofHours(8), Duration.ofHours(1), Duration.ofHours(24));

    /** When a silence has lasted for too long, if it goes on as it is. */
    public Instant end(Silence silence) {
        Instant byReason = silence.whySince().plus(of(silence.why()));
        Instant inAll = silence.since().plus(silent);
        return byReason.isBefore(inAll) ? byReason : inAll;
    }

    private Duration of(NoAnswer why) {
        return switch (why) {
            case NO_CLUSTER -> noCluster;
            case REFUSED -> refused;
            case THROTTLED -> throttled;
            case SILENT -> silent;
        };
    }
}
