package dev.lifeline.lifecycle.decision;

import java.time.Duration;

/**
 * The times and counts by which a run is driven, whatever its policy.
 *
 * @param lease how long an effect belongs to the function that was given it; longer than any call to ECS may take
 * @param check how long after a launch, and after each answer, ECS is asked about a task, so that a lost event heals;
 *     well under the hour for which ECS remembers a stopped task
 * @param visibility how long after a launch ECS may not know the task yet (RunTask is eventually consistent)
 * @param token for how long a repeated RunTask is certainly recognised: a task that ended at once frees its token an
 *     hour later
 * @param record how long after a run's beginning the record of its first task's launch is waited for (AWS CloudTrail:
 *     about 5 minutes on average, without a promise)
 * @param stopping how long a task may take to stop under a policy that sets no limit, before StopTask is asked for
 *     again; more than what stops within the stop timeouts that Fargate allows, and than the half hour or so for which
 *     a task may hang while its network interface is detached, times {@code stops}
 * @param silence how long calls go without an answer before they are given up
 * @param stops how often StopTask is tried for one task
 * @param attempts the most attempts of one run, whatever its policy says
 */
public record Limits(
        Duration lease,
        Duration check,
        Duration visibility,
        Duration token,
        Duration record,
        Duration stopping,
        SilenceLimits silence,
        int stops,
        int attempts) {

    /** What is deployed. */
    public static final Limits STANDARD = new Limits(
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(55),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            SilenceLimits.STANDARD,
            5,
            1000);

    private static final Duration LONGEST_POSTPONEMENT = Duration.ofMinutes(5);

    /**
     * How long after the last word on RunTask a task that ListTasks does not know certainly does not exist: whoever was
     * given RunTask has called it by then, and what it made is visible.
     */
    public Duration certainty() {
        return lease.plus(visibility);
    }

    /** How long to wait after so many questions about a silent task brought no answer: 1, 2, 4, 5, 5 … minutes. */
    public Duration question(int unanswered) {
        long minutes = 1L << Math.min(Math.max(unanswered - 1, 0), 10);
        return Duration.ofMinutes(Math.min(minutes, LONGEST_POSTPONEMENT.toMinutes()));
    }

    /** How long to wait after an effect brought no answer: 1, 2, 4 … seconds, at most five minutes. */
    public Duration postponement(int tries) {
        long seconds = 1L << Math.min(Math.max(tries - 1, 0), 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_POSTPONEMENT.toSeconds()));
    }
}
