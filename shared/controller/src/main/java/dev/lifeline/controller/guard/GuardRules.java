package dev.lifeline.controller.guard;

import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Pace;
import dev.lifeline.lifecycle.guard.Rate;
import java.time.Duration;

/**
 * What the guard allows.
 *
 * @param pace of RunTask and StopTask together, which ECS counts together, too
 * @param image when the breaker of an image opens
 * @param registry when that of a whole registry does
 */
public record GuardRules(Pace.Rates pace, Breaker.Rules image, Breaker.Rules registry) {

    /**
     * At most half of what ECS grants an account: 40 a second with bursts of 100 (AWS "Request throttling for the
     * Amazon ECS API").
     */
    public static final GuardRules STANDARD = of(20, 10);

    /**
     * At most so many calls a second; two and a half times as many at once, after a rest, as with ECS itself.
     *
     * @param account in all clusters together
     * @param cluster in each
     */
    public static GuardRules of(int account, int cluster) {
        return new GuardRules(
                new Pace.Rates(rate(account), rate(cluster)),
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
