package dev.lifeline.controller.guard;

import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Rate;
import java.time.Duration;

/**
 * The limits of the guard.
 *
 * @param account calls to RunTask and StopTask, which ECS counts together as well
 * @param cluster those calls in each cluster
 * @param fargate calls to RunTask for Fargate
 * @param image when the breaker of an image opens
 * @param registry when the breaker of a registry opens
 */
public record GuardRules(Rate account, Rate cluster, Rate fargate, Breaker.Rules image, Breaker.Rules registry) {

    /**
     * At most half of what ECS grants an account: 40 calls per second with bursts of 100, and 20 with bursts of 20 for
     * Fargate (AWS "Request throttling for the Amazon ECS API", "Fargate throttling quotas").
     */
    public static final GuardRules STANDARD = of(20, 10);

    /**
     * At most so many calls per second, and two and a half times as many in a burst, as in ECS. Half of the account's
     * calls may be for Fargate, without a burst.
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
