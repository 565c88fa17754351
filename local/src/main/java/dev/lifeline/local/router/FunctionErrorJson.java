package dev.lifeline.local.router;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.InvocationOutcome.FunctionError;
import dev.lifeline.local.router.InvocationOutcome.Responded;
import dev.lifeline.local.router.InvocationOutcome.RuntimeExited;
import java.util.Optional;

/** The payload with which Lambda answers for a function that failed (AWS Lambda, "Java error handling"). */
public final class FunctionErrorJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Lambda's limit of a response, in bytes. */
    private static final int LONGEST_RESPONSE = 6 * 1024 * 1024 + 100;

    private FunctionErrorJson() {}

    /** Empty if the function did not fail. */
    public static Optional<ObjectNode> of(FinishedInvocation invocation) {
        return switch (invocation.outcome()) {
            case Responded responded -> tooLong(responded.response());
            case FunctionError failed -> {
                ObjectNode error = JSON.createObjectNode()
                        .put("errorMessage", failed.message())
                        .put("errorType", failed.errorType());
                failed.stackTrace().forEach(error.putArray("stackTrace")::add);
                yield Optional.of(error);
            }
            case RuntimeExited died ->
                Optional.of(error(
                        "Runtime.ExitError",
                        "RequestId: " + invocation.requestId() + " Error: Runtime exited without providing a reason"));
        };
    }

    private static Optional<ObjectNode> tooLong(String response) {
        return Optional.of(response)
                .filter(text -> text.length() > LONGEST_RESPONSE)
                .map(text -> error(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (6291556 bytes)."));
    }

    private static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
    }
}
