package dev.lifeline.cli.queues;

import dev.lifeline.cli.output.WrongInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Queues of SQS, each named by its ARN or its URL. */
final class Queues {
    /** On a redriven message: how often. The functions keep the count if they quarantine it again. */
    private static final String REDRIVEN = "LifelineRedriven";

    /**
     * AWS "Using dead-letter queues to process undelivered events": the attributes that EventBridge adds to an event.
     */
    private static final String TARGET = "TARGET_ARN";

    private static final String ERROR = "ERROR_MESSAGE";
    private static final int MOST_AT_ONCE = 10;
    private static final int HIDDEN_SECONDS = 120;
    private static final int WAIT_SECONDS = 1;

    private final SqsClient client;
    private final Map<String, String> urls = new HashMap<>();

    Queues(SqsClient client) {
        this.client = client;
    }

    /**
     * A received message, invisible to other receivers for two minutes.
     *
     * @param handle its receipt handle
     * @param queue the queue that it belongs to: the target of EventBridge, or the source of the dead letter
     * @param error why EventBridge could not deliver it
     * @param redriven how often it was redriven
     */
    public record ReceivedMessage(
            String id, String handle, String body, Optional<String> queue, Optional<String> error, int redriven) {}

    public void send(String queue, String body, int redriven) {
        String url = url(queue);
        client.sendMessage(request -> request.queueUrl(url)
                .messageBody(body)
                .messageAttributes(Map.of(
                        REDRIVEN,
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue(Integer.toString(redriven))
                                .build())));
    }

    /** Some messages; none if all have been received. */
    public List<ReceivedMessage> receive(String queue) {
        String url = url(queue);
        return client
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(MOST_AT_ONCE)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .map(Queues::received)
                .toList();
    }

    public void delete(String queue, ReceivedMessage message) {
        String url = url(queue);
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.handle()));
    }

    /** Makes a message visible again. */
    public void release(String queue, ReceivedMessage message) {
        String url = url(queue);
        client.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(message.handle()).visibilityTimeout(0));
    }

    private static ReceivedMessage received(Message message) {
        Optional<String> target = text(message, TARGET).filter(arn -> arn.contains(":sqs:"));
        return new ReceivedMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                target.or(
                        () -> Optional.ofNullable(message.attributesAsStrings().get("DeadLetterQueueSourceArn"))),
                text(message, ERROR),
                text(message, REDRIVEN).map(Integer::parseInt).orElse(0));
    }

    private static Optional<String> text(Message message, String attribute) {
        return Optional.ofNullable(message.messageAttributes().get(attribute)).map(MessageAttributeValue::stringValue);
    }

    private String url(String queue) {
        return queue.startsWith("arn:") ? urls.computeIfAbsent(queue, this::asked) : queue;
    }

    private String asked(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            throw new WrongInput(arn + " is not the ARN of a queue");
        }
        return client.getQueueUrl(request -> request.queueName(parts[5]).queueOwnerAWSAccountId(parts[4]))
                .queueUrl();
    }
}
