package dev.lifeline.controller.guard;

import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Rate;
import java.time.Duration;

/**
 * What the guard allows.
 *
 * @param account how many calls of RunTask and StopTask, which ECS counts together, too
 * @param cluster how many of them in each cluster
 * @param fargate how many calls of RunTask for Fargate
 * @param image when the breaker of an image opens
 * @param registry when that of a whole registry does
 */
public record GuardRules(Rate account, Rate cluster, Rate fargate, Breaker.Rules image, Breaker.Rules registry) {

    /**
     * At most half of what ECS grants an account: 40 calls a second with bursts of 100, and 20 with bursts of 20 for
     * Fargate (AWS "Request throttling for the Amazon ECS API", "Fargate throttling quotas").
     */
    public static final GuardRules STANDARD = of(20, 10);

    /**
     * At most so many calls a second; two and a half times as many at once, after a rest, as with ECS itself. Half of
     * the account's are for Fargate, which grants no burst.
     *
     * @param account in all clusters together
     * @param cluster in each
     */
    public static GuardRules of(int account, int cluster) {
        int fargate = Math.max(1, account / 2);
        return new GuardRules(
                rate(account),
                rate(cluster),
                new Rate(fargate, fargate),
                rules(5, Duration.ofMinutes(1)),
                rules(20, Duration.ofSeconds(30)));
    }

    private static Rate rate(int perSecond) {
        return new Rate(perSecond, perSecond * 5 / 2);
    }

    private static Breaker.Rules rules(int failures, Duration open) {
        return new Breaker.Rules(failures, Duration.ofMinutes(5), open, Duration.ofMinutes(15), Duration.ofMinutes(10));
    }
}
