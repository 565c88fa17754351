package dev.lifeline.simulator;

/** The settings of a simulator: its account, and whether it throttles as AWS does. */
public record EcsSettings(EcsAccount account, RateLimits limits) {
    /** The example account without throttling. */
    public static final EcsSettings EXAMPLE = new EcsSettings(EcsAccount.EXAMPLE, RateLimits.NONE);

    /** The example account with the throttling of AWS. */
    public static final EcsSettings THROTTLED = new EcsSettings(EcsAccount.EXAMPLE, RateLimits.DOCUMENTED);
}
