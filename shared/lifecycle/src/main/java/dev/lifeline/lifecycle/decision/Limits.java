package dev.lifeline.lifecycle.decision;

import java.time.Duration;

/**
 * The time-outs and counts of a run that do not depend on its policy.
 *
 * @param lease how long a function holds an effect; longer than any call to ECS
 * @param check how long after a launch, and after each answer, ECS is asked about a task, in case an event was lost;
 *     well under the hour for which ECS remembers a stopped task
 * @param visibility how long after a launch ECS may not know the task yet (RunTask is eventually consistent)
 * @param token how long a repeated RunTask is certainly recognized: a task that ended at once frees its token an hour
 *     later
 * @param record how long a run waits for the record of its first task's launch (AWS CloudTrail: about 5 minutes on
 *     average, without a guarantee)
 * @param stopping how long a task may take to stop without a limit in its policy, before StopTask is repeated; longer
 *     than Fargate's stop timeouts, and together with {@code stops} longer than the half hour for which detaching a
 *     network interface may take
 * @param silence how long calls remain unanswered before they are given up; a callback as long as the longest silence
 * @param suspension how long a run may be suspended
 * @param stops how often StopTask is called for one task
 * @param attempts the maximum of attempts of one run, regardless of its policy
 */
public record Limits(
        Duration lease,
        Duration check,
        Duration visibility,
        Duration token,
        Duration record,
        Duration stopping,
        SilenceLimits silence,
        Duration suspension,
        int stops,
        int attempts) {

    /** The deployed limits. */
    public static final Limits STANDARD = new Limits(
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(55),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            SilenceLimits.STANDARD,
            Duration.ofDays(14),
            5,
            1000);

    private static final Duration LONGEST_POSTPONEMENT = Duration.ofMinutes(5);

    /**
     * How long after the last news of RunTask a task that ListTasks does not know certainly does not exist: every
     * pending RunTask has been called by then, and its task is visible.
     */
    public Duration certainty() {
        return lease.plus(visibility);
    }

    /** How long to wait after so many unanswered questions about a silent task: 1, 2, 4, 5, 5 … minutes. */
    public Duration question(int unanswered) {
        long minutes = 1L << Math.min(Math.max(unanswered - 1, 0), 10);
        return Duration.ofMinutes(Math.min(minutes, LONGEST_POSTPONEMENT.toMinutes()));
    }

    /** How long to wait after an unanswered effect: 1, 2, 4 … seconds, at most five minutes. */
    public Duration postponement(int tries) {
        long seconds = 1L << Math.min(Math.max(tries - 1, 0), 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_POSTPONEMENT.toSeconds()));
    }
}
