package dev.lifeline.aws.callback;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.run.CallbackTarget.QueueTarget;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Queues of Amazon SQS: a message per run that ended. */
record QueueCallbacks(Supplier<SqsClient> client) {
    /** A queue may accept less than the service's 1 MiB; 256 KiB, attributes included, is what every queue accepts. */
    private static final int LONGEST = 250_000;

    CallbackAnswer ended(QueueTarget queue, EndReport report) {
        client.get().sendMessage(request -> {
            request.queueUrl(queue.url())
                    .messageBody(report.json(LONGEST))
                    .messageAttributes(Map.of(
                            "run", text(report.run().id().value()),
                            "result", text(report.end().result().name())));
            if (queue.url().endsWith(".fifo")) {
                ordered(request, report);
            }
        });
        return new CallbackDelivered();
    }

    /** A repeated call is the same message. */
    private static void ordered(SendMessageRequest.Builder request, EndReport report) {
        String key = report.run().id().key().value();
        request.messageGroupId(key)
                .messageDeduplicationId(
                        key + "-" + report.run().identity().nonce().generation());
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
