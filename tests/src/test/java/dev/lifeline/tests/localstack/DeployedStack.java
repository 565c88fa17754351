package dev.lifeline.tests.localstack;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.ALL;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.Queue;
import dev.lifeline.local.template.Template;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The template's tables, queues and rules in LocalStack, each under its logical id. It lacks the schedule of the
 * reconciliation, which needs Lambda, and the queues' policies, which the emulators do not check.
 *
 * @param queueUrls by logical id
 */
record DeployedStack(Template template, LocalStack localStack, Map<String, String> queueUrls) {
    DeployedStack {
        queueUrls = Map.copyOf(queueUrls);
    }

    static DeployedStack of(Template template, LocalStack localStack) {
        Tables.create(localStack.dynamoDb(), template.tables());
        Map<String, String> urls = new HashMap<>();
        DeployedStack deployment = new DeployedStack(template, localStack, urls);
        // A queue is created before those that use it for dead letters.
        template.queues().stream()
                .sorted(Comparator.comparing(queue -> queue.redrive().isPresent()))
                .forEach(queue -> urls.put(queue.logicalId(), deployment.create(queue, urls)));
        DeployedStack complete = new DeployedStack(template, localStack, urls);
        template.rules().forEach(complete::create);
        return complete;
    }

    String url(String queue) {
        return Objects.requireNonNull(queueUrls.get(queue), queue);
    }

    /** What SQS says about the queue. */
    Map<QueueAttributeName, String> attributes(String queue) {
        return attributesAt(url(queue));
    }

    /** The number of messages in the queue, including those being handled. */
    int depth(String queue) {
        Map<QueueAttributeName, String> attributes = attributes(queue);
        return List.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                .stream()
                .mapToInt(name -> Integer.parseInt(attributes.getOrDefault(name, "0")))
                .sum();
    }

    private String create(Queue queue, Map<String, String> urls) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(
                VISIBILITY_TIMEOUT, Long.toString(queue.visibilityTimeout().toSeconds()));
        queue.redrive()
                .ifPresent(redrive -> attributes.put(
                        REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(
                                        arn(Objects.requireNonNull(urls.get(redrive.deadLetterQueue()))),
                                        redrive.maxReceiveCount())));
        return localStack
                .sqs()
                .createQueue(request -> request.queueName(queue.logicalId()).attributes(attributes))
                .queueUrl();
    }

    private void create(EventRule rule) {
        switch (rule.trigger()) {
            case EventRule.EventPattern pattern -> {
                localStack
                        .eventBridge()
                        .putRule(put -> put.name(rule.logicalId()).eventPattern(pattern.json()));
                localStack
                        .eventBridge()
                        .putTargets(put -> put.rule(rule.logicalId()).targets(targets(rule)));
            }
            case EventRule.Schedule schedule -> {}
        }
    }

    private List<Target> targets(EventRule rule) {
        return rule.targets().stream()
                .map(target -> switch (target) {
                    case EventRule.ToQueue to ->
                        Target.builder()
                                .id(to.queue())
                                .arn(arn(url(to.queue())))
                                .build();
                    case EventRule.ToFunction to ->
                        throw new IllegalStateException("there is no Lambda for " + rule.logicalId());
                })
                .toList();
    }

    private String arn(String url) {
        return Objects.requireNonNull(attributesAt(url).get(QUEUE_ARN), url);
    }

    private Map<QueueAttributeName, String> attributesAt(String url) {
        return localStack
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(ALL))
                .attributes();
    }
}
