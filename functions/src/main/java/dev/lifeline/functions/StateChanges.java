package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.functions.trace.Spans;
import dev.lifeline.functions.trace.TraceHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a function's input: a batch of SQS messages, each with an EventBridge event as its body, or one bare
 * EventBridge event. The answer to a batch lists the messages to deliver again. A failing message does not affect the
 * others.
 */
final class StateChanges implements FunctionBody {
    /** On a redriven message: how often it was redriven. */
    private static final String REDRIVEN = "LifelineRedriven";

    private final EventReceiver receiver;
    private final Spans spans;

    StateChanges(RunController controller, Spans spans) {
        this.receiver = controller.receiver();
        this.spans = spans;
    }

    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String payload = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        JsonNode records = tree(payload).path("Records");
        if (records.isArray()) {
            out.write(JsonTree.text(handle(records, context)).getBytes(StandardCharsets.UTF_8));
        } else {
            // A failure returns to EventBridge, which invokes again.
            Origin origin = Origin.direct(context.getFunctionName());
            report(receiver.receive(context.getAwsRequestId(), origin, payload), "event", context);
        }
    }

    private static JsonNode tree(String payload) {
        // Input that is not JSON is no batch. As an event it is quarantined with its reason.
        return JsonTree.read(payload) instanceof ParsedJson.Tree tree ? tree.root() : MissingNode.getInstance();
    }

    /** AWS "Using Lambda with Amazon SQS": the records of a batch, and the answer that names the failed ones. */
    private ObjectNode handle(JsonNode records, Context context) {
        ObjectNode answer = JsonTree.object();
        ArrayNode failures = answer.putArray("batchItemFailures");
        boolean first = true;
        for (JsonNode message : records) {
            String id = message.path("messageId").asText();
            // The first message is always handled: otherwise a function with too little time would never do anything.
            boolean done = (first || hasTime(id, context)) && handle(id, message, context);
            if (!done) {
                failures.addObject().put("itemIdentifier", id);
            }
            first = false;
        }
        return answer;
    }

    /**
     * A message that is begun must be finished: if Lambda ends the function, the whole batch fails, including finished
     * messages.
     */
    private static boolean hasTime(String id, Context context) {
        if (context.getRemainingTimeInMillis() >= DeployedFunction.LONGEST_STEP.toMillis()) {
            return true;
        }
        context.getLogger()
                .log("message " + id + " goes back to its queue: the function's time is nearly over\n", LogLevel.WARN);
        return false;
    }

    /**
     * Handles one message; false if it must be delivered again. A failure affects its own message only, so that the
     * queue counts its deliveries and finally makes it a dead letter.
     */
    private boolean handle(String id, JsonNode message, Context context) {
        try {
            Origin origin = origin(message, context.getFunctionName());
            spans.message(
                    id,
                    queue(message),
                    TraceHeader.of(
                            message.path("attributes").path("AWSTraceHeader").asText()),
                    () -> report(
                            receiver.receive(id, origin, message.path("body").asText()), id, context));
            return true;
        } catch (RuntimeException failure) {
            FailureLog.log("message " + id + " goes back to its queue", failure, context);
            return false;
        }
    }

    private static String queue(JsonNode message) {
        String arn = message.path("eventSourceARN").asText();
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static Origin origin(JsonNode message, String function) {
        return new Origin(
                function,
                Optional.ofNullable(message.path("eventSourceARN").textValue()),
                message.path("messageAttributes")
                        .path(REDRIVEN)
                        .path("stringValue")
                        .asInt(0));
    }

    private static void report(Received received, String message, Context context) {
        switch (received) {
            case Received.Quarantined quarantined ->
                context.getLogger().log("quarantined " + message + ": " + quarantined.reason() + "\n", LogLevel.WARN);
            case Received.LaunchNoted recorded ->
                recorded.notes().forEach(note -> context.getLogger().log(note + "\n", LogLevel.INFO));
            case Received.Delivered delivered -> {}
            case Received.Impaired impaired ->
                context.getLogger()
                        .log(
                                "container instance " + impaired.instance()
                                        + " is impaired; asked ECS about the tasks of "
                                        + (impaired.runs().isEmpty() ? "no run" : impaired.runs()) + "\n",
                                LogLevel.WARN);
            case Received.NotOurs other -> {
                ObjectNode line = JsonTree.object();
                line.put("message", message);
                line.put("outcome", "NOT_OURS");
                line.put("reason", other.reason());
                context.getLogger().log(JsonTree.text(line) + "\n", LogLevel.DEBUG);
            }
            case Received.OfMissingRun missing ->
                context.getLogger()
                        .log(
                                "event " + message + ": there is no run with the key " + missing.run() + "\n",
                                LogLevel.INFO);
            case Received.Stranger stranger ->
                context.getLogger().log("event " + message + ": " + stranger.reason() + "\n", LogLevel.WARN);
        }
    }
}
