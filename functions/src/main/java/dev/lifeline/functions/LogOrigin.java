package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.functions.trace.TraceHeader;
import java.util.Optional;

/**
 * The invocation that a log line comes from.
 *
 * @param trace the root of the X-Ray trace, if the invocation is traced
 */
record LogOrigin(String function, String request, Optional<String> trace) {
    /** Lines before the first invocation. */
    static final LogOrigin START = new LogOrigin("", "", Optional.empty());

    static LogOrigin of(Context context, TraceHeader trace) {
        return new LogOrigin(context.getFunctionName(), context.getAwsRequestId(), trace.root());
    }

    void writeTo(ObjectNode line) {
        line.put("function", function);
        line.put("AWSRequestId", request);
        line.put("traceId", trace.orElse(null));
    }
}
