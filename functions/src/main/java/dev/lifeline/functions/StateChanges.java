package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.JsonTree.Parsed;
import dev.lifeline.controller.loop.EventReceiver;
import dev.lifeline.controller.loop.EventReceiver.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes events as a function gets them: a batch of SQS messages, each with an EventBridge event as its body, or one
 * bare EventBridge event. A batch is answered with the messages that are to be delivered again; no message takes
 * another down with it.
 */
final class StateChanges implements Work {
    private final EventReceiver receiver;

    StateChanges(EventReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String payload = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        JsonNode records = tree(payload).path("Records");
        if (records.isArray()) {
            out.write(JsonTree.text(handle(records, context)).getBytes(StandardCharsets.UTF_8));
        } else {
            // What this throws goes back to EventBridge, which invokes again.
            report(receiver.receive(context.getAwsRequestId(), context.getFunctionName(), payload), "event", context);
        }
    }

    private static JsonNode tree(String payload) {
        // What is not JSON is no batch, and as an event it is parked with what is wrong with it.
        return JsonTree.read(payload) instanceof Parsed.Tree tree ? tree.root() : MissingNode.getInstance();
    }

    /** AWS "Using Lambda with Amazon SQS": the records of a batch, and the answer that names the failed ones. */
    private ObjectNode handle(JsonNode records, Context context) {
        ObjectNode answer = JsonTree.object();
        ArrayNode failures = answer.putArray("batchItemFailures");
        for (JsonNode message : records) {
            String id = message.path("messageId").asText();
            if (!handle(id, message.path("body").asText(), context)) {
                failures.addObject().put("itemIdentifier", id);
            }
        }
        return answer;
    }

    /**
     * Handles one message; false when it is to be delivered again. Any failure is its own message's alone, so that the
     * queue can count its deliveries and at last put it with the dead letters.
     */
    private boolean handle(String id, String body, Context context) {
        try {
            report(receiver.receive(id, context.getFunctionName(), body), id, context);
            return true;
        } catch (RuntimeException failure) {
            Failures.log("message " + id + " goes back to its queue", failure, context);
            return false;
        }
    }

    private static void report(Received received, String message, Context context) {
        switch (received) {
            case Received.PutAside aside ->
                context.getLogger().log("parked " + message + ": " + aside.reason() + "\n", LogLevel.WARN);
            case Received.Recorded recorded ->
                recorded.notes().forEach(note -> context.getLogger().log(note + "\n", LogLevel.INFO));
            case Received.Delivered delivered -> {}
            case Received.NotOurs other -> {}
        }
    }
}
