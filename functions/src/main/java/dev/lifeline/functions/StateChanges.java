package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lifeline.controller.loop.EventReceiver;
import dev.lifeline.controller.loop.EventReceiver.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes events as a function gets them: a batch of SQS messages, each with an EventBridge event as its body, or one
 * bare EventBridge event. A batch is answered with the messages that are to be delivered again; no message takes
 * another down with it.
 */
final class StateChanges {
    private final EventReceiver receiver;

    StateChanges(EventReceiver receiver) {
        this.receiver = receiver;
    }

    void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String payload = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Optional<SQSEvent> batch = batch(payload);
        if (batch.isPresent()) {
            Json.MAPPER.writeValue(out, handle(batch.get(), context));
        } else {
            // What this throws goes back to EventBridge, which invokes again.
            report(receiver.receive(context.getAwsRequestId(), context.getFunctionName(), payload), "event", context);
        }
    }

    private static Optional<SQSEvent> batch(String payload) throws JsonProcessingException {
        JsonNode tree = tree(payload);
        return tree.path("Records").isArray()
                ? Optional.of(Json.MAPPER.treeToValue(tree, SQSEvent.class))
                : Optional.empty();
    }

    private static JsonNode tree(String payload) {
        try {
            return Json.MAPPER.readTree(payload);
        } catch (JsonProcessingException notJson) { // no batch, and as an event it is parked with what is wrong
            return MissingNode.getInstance();
        }
    }

    private SQSBatchResponse handle(SQSEvent batch, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : batch.getRecords()) {
            if (!handle(message, context)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    /**
     * Handles one message; false when it is to be delivered again. Any failure is its own message's alone, so that the
     * queue can count its deliveries and at last put it with the dead letters.
     */
    private boolean handle(SQSMessage message, Context context) {
        try {
            Received received = receiver.receive(message.getMessageId(), context.getFunctionName(), message.getBody());
            report(received, message.getMessageId(), context);
            return true;
        } catch (RuntimeException failure) {
            Failures.log("message " + message.getMessageId() + " goes back to its queue", failure, context);
            return false;
        }
    }

    private static void report(Received received, String message, Context context) {
        switch (received) {
            case Received.PutAside aside -> context.getLogger().log("parked " + message + ": " + aside.reason() + "\n");
            case Received.Recorded recorded ->
                recorded.notes().forEach(note -> context.getLogger().log(note + "\n"));
            case Received.Delivered delivered -> {}
            case Received.NotOurs other -> {}
        }
    }
}
