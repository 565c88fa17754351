package dev.lifeline.cli.stack;

/** The services that the command calls, as {@code local.json} names their endpoints. */
public enum AwsService {
    LAMBDA("lambda", "Lambda"),
    DYNAMODB("dynamodb", "DynamoDB"),
    SQS("sqs", "SQS"),
    ECS("ecs", "ECS"),
    LOGS("logs", "CloudWatch Logs"),
    CLOUDFORMATION("cloudformation", "CloudFormation"),
    S3("s3", "S3");

    private final String key;
    private final String words;

    AwsService(String key, String words) {
        this.key = key;
        this.words = words;
    }

    String key() {
        return key;
    }

    @Override
    public String toString() {
        return words;
    }
}
