package dev.lifeline.local.router;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * An asynchronous invocation that waits.
 *
 * @param failures the payloads of the failed tries, in order
 */
record AsyncRequest(
        InvokedFunction invoked,
        String payload,
        String requestId,
        Instant accepted,
        Instant due,
        List<ObjectNode> failures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    AsyncRequest failed(ObjectNode error, Instant again) {
        return new AsyncRequest(
                invoked,
                payload,
                requestId,
                accepted,
                again,
                Stream.concat(failures.stream(), Stream.of(error)).toList());
    }

    /** What a destination receives (AWS Lambda, "Capturing records of Lambda asynchronous invocations"). */
    String failureRecord(String condition, Instant now) {
        ObjectNode failure = JSON.createObjectNode();
        failure.put("version", "1.0");
        failure.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode request = failure.putObject("requestContext");
        request.put("requestId", requestId);
        request.put("functionArn", invoked.qualifiedArn());
        request.put("condition", condition);
        request.put("approximateInvokeCount", failures.size());
        failure.putRawValue("requestPayload", new RawValue(payload));
        if (!failures.isEmpty()) {
            ObjectNode response = failure.putObject("responseContext");
            response.put("statusCode", 200);
            response.put("executedVersion", invoked.version());
            response.put("functionError", "Unhandled");
            failure.set("responsePayload", failures.getLast());
        }
        return failure.toString();
    }
}
