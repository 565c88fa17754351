package dev.lifeline.local.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.LocalQueue;
import dev.lifeline.local.router.Message;
import dev.lifeline.local.router.MessageContent;
import dev.lifeline.local.router.MessageDigests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations on the messages of one queue (Amazon SQS API reference). */
record MessageOperations(LocalQueue queue) {
    static final int LARGEST = 1024 * 1024;

    private static final int LONGEST_DELAY = 900;
    private static final int LONGEST_HIDDEN = 43_200;
    private static final int LONGEST_WAIT = 20;
    private static final Pattern HANDLE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    ObjectNode send(SqsRequest request) {
        String body = request.text("MessageBody");
        if (size(body) > LARGEST) {
            throw SqsError.BAD_VALUE.because(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + LARGEST + " bytes.");
        }
        MessageContent content =
                new MessageContent(body, MessageJson.attributes(request.fields().path("MessageAttributes")));
        String id = queue.send(
                content, request.seconds("DelaySeconds", LONGEST_DELAY).orElse(Duration.ZERO));
        ObjectNode sent = SqsRequest.object().put("MessageId", id).put("MD5OfMessageBody", MessageDigests.ofBody(body));
        if (!content.attributes().isEmpty()) {
            sent.put("MD5OfMessageAttributes", MessageDigests.ofAttributes(content.attributes()));
        }
        return sent;
    }

    static int size(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    ObjectNode receive(SqsRequest request) throws InterruptedException {
        List<Message> messages = queue.receive(
                request.number("MaxNumberOfMessages", 1, 10).orElse(1),
                request.seconds("VisibilityTimeout", LONGEST_HIDDEN)
                        .orElse(queue.definition().visibilityTimeout()),
                request.seconds("WaitTimeSeconds", LONGEST_WAIT).orElse(Duration.ZERO));
        List<String> system = Stream.of("AttributeNames", "MessageSystemAttributeNames")
                .flatMap(field -> request.texts(field).stream())
                .toList();
        List<String> own = request.texts("MessageAttributeNames");
        ObjectNode answer = SqsRequest.object();
        if (!messages.isEmpty()) {
            ArrayNode all = answer.putArray("Messages");
            messages.forEach(message -> all.add(MessageJson.of(message, system, own)));
        }
        return answer;
    }

    ObjectNode delete(SqsRequest request) {
        queue.delete(handle(request));
        return SqsRequest.object();
    }

    ObjectNode changeVisibility(SqsRequest request) {
        Duration visibility = request.seconds("VisibilityTimeout", LONGEST_HIDDEN)
                .orElseThrow(
                        () -> SqsError.MISSING.because("The request must contain the parameter VisibilityTimeout."));
        String handle = handle(request);
        if (!queue.hide(handle, visibility)) {
            throw SqsError.NOT_IN_FLIGHT.because("The message referred to is not in flight: " + handle);
        }
        return SqsRequest.object();
    }

    private static String handle(SqsRequest request) {
        String handle = request.text("ReceiptHandle");
        if (!HANDLE.matcher(handle).matches()) {
            throw SqsError.BAD_HANDLE.because("The input receipt handle is invalid.");
        }
        return handle;
    }
}
