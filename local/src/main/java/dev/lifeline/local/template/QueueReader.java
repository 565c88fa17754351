package dev.lifeline.local.template;

import java.time.Duration;
import java.util.Set;

/** Reads {@code AWS::SQS::Queue}. */
record QueueReader(IntrinsicFunctions references) {
    static final String TYPE = "AWS::SQS::Queue";

    private static final Set<String> PROPERTIES = Set.of(
            "QueueName",
            "VisibilityTimeout",
            "RedrivePolicy",
            // The local cloud neither encrypts nor expires messages:
            "KmsMasterKeyId",
            "MessageRetentionPeriod",
            "SqsManagedSseEnabled",
            "Tags");

    /** SQS's defaults. */
    private static final int DEFAULT_VISIBILITY_SECONDS = 30;

    Queue read(String id, YamlValue properties) {
        properties.only(PROPERTIES);
        int visibility =
                properties.find("VisibilityTimeout").map(references::integer).orElse(DEFAULT_VISIBILITY_SECONDS);
        return new Queue(
                id,
                Duration.ofSeconds(visibility),
                properties.find("RedrivePolicy").map(this::redrive));
    }

    private Queue.RedrivePolicy redrive(YamlValue policy) {
        policy.only(Set.of("deadLetterTargetArn", "maxReceiveCount"));
        return new Queue.RedrivePolicy(
                references.integer(policy.get("maxReceiveCount")), references.queue(policy.get("deadLetterTargetArn")));
    }
}
