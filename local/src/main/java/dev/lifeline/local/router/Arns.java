package dev.lifeline.local.router;

/** The ARNs of local resources. A local resource's name is its logical id. */
final class Arns {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    private Arns() {}

    static String queue(String logicalId) {
        return arn("sqs", logicalId);
    }

    static String function(String logicalId) {
        return arn("lambda", "function:" + logicalId);
    }

    static String rule(String logicalId) {
        return arn("events", "rule/" + logicalId);
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
    }
}
