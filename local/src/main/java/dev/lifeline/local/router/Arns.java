package dev.lifeline.local.router;

import dev.lifeline.simulator.EcsAccount;

/** The ARNs of local resources. A local resource's name is its logical id. */
public final class Arns {
    public static final String REGION = EcsAccount.EXAMPLE.region();
    public static final String ACCOUNT = EcsAccount.EXAMPLE.id();

    private Arns() {}

    public static String queue(String logicalId) {
        return arn("sqs", logicalId);
    }

    /**
     * The ARN of a function.
     *
     * @param name with a qualifier after a colon if it has one
     */
    public static String function(String name) {
        return arn("lambda", "function:" + name);
    }

    static String rule(String logicalId) {
        return arn("events", "rule/" + logicalId);
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
    }
}
