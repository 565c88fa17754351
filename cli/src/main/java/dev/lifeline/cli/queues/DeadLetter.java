package dev.lifeline.cli.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.queues.Queues.ReceivedMessage;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.util.Optional;

/** The kind of message in a queue of failures. */
sealed interface DeadLetter {

    /** Why it is there, and what to do with it. */
    String why();

    /** A scheduled invocation of Reconcile. */
    record ScheduledRound() implements DeadLetter {
        @Override
        public String why() {
            return "a reconciliation that failed: the next minute was its retry";
        }
    }

    /** AWS Lambda, "Capturing records of Lambda asynchronous invocations". */
    record FailedInvocation(String function, Optional<String> error) implements DeadLetter {
        @Override
        public String why() {
            return "an invocation of " + function + " that failed"
                    + error.map(text -> " (" + text.strip().replaceAll("\\s+", " ") + ")")
                            .orElse("")
                    + ": invoke it again with the requestPayload";
        }
    }

    /** A batch of the table's stream. EventBridge Pipes reports its position in the stream, not its content. */
    record UndeliveredRunChanges() implements DeadLetter {
        @Override
        public String why() {
            return "run changes that were not published: they are in the journal";
        }
    }

    /** An event that a rule could not deliver. */
    record FailedDelivery(Optional<String> error) implements DeadLetter {
        @Override
        public String why() {
            return error.map(text -> "it was not delivered: " + text).orElse("a dead letter");
        }
    }

    static DeadLetter of(ReceivedMessage message) {
        JsonNode body = JsonTree.read(message.body()) instanceof ParsedJson.Tree tree ? tree.root() : JsonTree.object();
        if (isRound(body) || isRound(body.path("requestPayload"))) {
            return new ScheduledRound();
        }
        if (body.has("requestPayload")) {
            return new FailedInvocation(
                    body.path("requestContext").path("functionArn").asText("a function"),
                    Optional.of(body.path("responsePayload")
                                    .path("errorMessage")
                                    .asText(""))
                            .filter(text -> !text.isBlank()));
        }
        return body.has("DDBStreamBatchInfo") ? new UndeliveredRunChanges() : new FailedDelivery(message.error());
    }

    private static boolean isRound(JsonNode event) {
        return event.path("detail-type").asText().equals("Scheduled Event");
    }
}
