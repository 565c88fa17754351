package dev.lifeline.local.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.Arns;
import dev.lifeline.local.router.LocalQueue;
import dev.lifeline.local.router.Router;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The operations on queues (Amazon SQS API reference).
 *
 * @param endpoint as the client addresses it
 */
record QueueOperations(Router router, URI endpoint) {

    MessageOperations messages(SqsRequest request) {
        return new MessageOperations(queue(request));
    }

    ObjectNode purge(SqsRequest request) {
        queue(request).purge();
        return SqsRequest.object();
    }

    /** Whatever host and account the URL names. */
    private LocalQueue queue(SqsRequest request) {
        return existing(QueueUrl.queue(request.text("QueueUrl")));
    }

    private LocalQueue existing(String name) {
        if (!router.queueNames().contains(name)) {
            throw SqsError.NO_SUCH_QUEUE.because("The specified queue does not exist.");
        }
        return router.queue(name);
    }

    ObjectNode url(SqsRequest request) {
        String name = existing(request.text("QueueName")).definition().logicalId();
        return SqsRequest.object().put("QueueUrl", QueueUrl.of(endpoint, name));
    }

    ObjectNode list(SqsRequest request) {
        int most = request.number("MaxResults", 1, 1000).orElse(1000);
        String after = request.find("NextToken").orElse("");
        List<String> names = router.queueNames().stream()
                .sorted()
                .filter(name -> name.startsWith(request.find("QueueNamePrefix").orElse("")))
                .filter(name -> name.compareTo(after) > 0)
                .toList();
        ObjectNode answer = SqsRequest.object();
        ArrayNode urls = answer.putArray("QueueUrls");
        names.stream().limit(most).map(name -> QueueUrl.of(endpoint, name)).forEach(urls::add);
        if (names.size() > most) {
            answer.put("NextToken", names.get(most - 1));
        }
        return answer;
    }

    ObjectNode attributes(SqsRequest request) {
        Map<String, String> known = attributes(queue(request));
        List<String> names = request.texts("AttributeNames");
        names.stream()
                .filter(name -> !name.equals("All") && !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw SqsError.UNKNOWN_ATTRIBUTE.because("Unknown Attribute " + name + ".");
                });
        ObjectNode answer = SqsRequest.object();
        if (!names.isEmpty()) {
            ObjectNode attributes = answer.putObject("Attributes");
            known.forEach((name, value) -> {
                if (names.contains("All") || names.contains(name)) {
                    attributes.put(name, value);
                }
            });
        }
        return answer;
    }

    private static Map<String, String> attributes(LocalQueue queue) {
        Map<String, String> attributes = new TreeMap<>();
        LocalQueue.MessageCounts counts = queue.counts();
        attributes.put("QueueArn", Arns.queue(queue.definition().logicalId()));
        attributes.put("ApproximateNumberOfMessages", Long.toString(counts.visible()));
        attributes.put("ApproximateNumberOfMessagesNotVisible", Long.toString(counts.hidden()));
        attributes.put("ApproximateNumberOfMessagesDelayed", Long.toString(counts.delayed()));
        attributes.put(
                "VisibilityTimeout",
                Long.toString(queue.definition().visibilityTimeout().toSeconds()));
        attributes.put("MaximumMessageSize", Integer.toString(MessageOperations.LARGEST));
        attributes.put("DelaySeconds", "0");
        attributes.put("ReceiveMessageWaitTimeSeconds", "0");
        redrive(queue).ifPresent(policy -> attributes.put("RedrivePolicy", policy));
        return attributes;
    }

    private static Optional<String> redrive(LocalQueue queue) {
        return queue.definition()
                .redrive()
                .map(redrive -> SqsRequest.object()
                        .put("deadLetterTargetArn", Arns.queue(redrive.deadLetterQueue()))
                        .put("maxReceiveCount", redrive.maxReceiveCount())
                        .toString());
    }
}
