package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an unanswered call is repeated, by the reason. Counted from the first unanswered call, so there are at least
 * two.
 *
 * @param noCluster short, because a deleted cluster stays deleted; not zero, because ECS is eventually consistent
 * @param refused a working day: a permission that a deployment removed is restored by then
 * @param throttled longer than a burst of calls in the account; then the attempt counts as refused
 * @param silent longer than outages of a region have lasted; the limit for all reasons
 */
public record SilenceLimits(Duration noCluster, Duration refused, Duration throttled, Duration silent) {

    /** The deployed limits. */
    static final SilenceLimits STANDARD =
            new SilenceLimits(Duration.ofMinutes(15), Duration.ofHours(8), Duration.ofHours(1), Duration.ofHours(24));

    /** When a silence will have lasted too long, if its reason stays the same. */
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
