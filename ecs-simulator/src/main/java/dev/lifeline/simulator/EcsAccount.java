package dev.lifeline.simulator;

/** The account and Region that the ARNs name. */
public record EcsAccount(String id, String region) {
    /** The account of AWS's own examples, in us-east-1. */
    public static final EcsAccount EXAMPLE = new EcsAccount("111122223333", "us-east-1");

    /** The ARN of one of its resources in ECS, such as {@code cluster/prod}. */
    public String arn(String resource) {
        return "arn:aws:ecs:" + region + ":" + id + ":" + resource;
    }
}
