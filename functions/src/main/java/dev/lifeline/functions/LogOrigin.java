package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The invocation that a log line comes from.
 *
 * @param trace the root of the X-Ray trace, if the invocation is traced
 */
record LogOrigin(String function, String request, Optional<String> trace) {
    /** The system property in which the runtime passes it. */
    static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private static final String ROOT = "Root=";

    /** Lines before the first invocation. */
    static final LogOrigin START = new LogOrigin("", "", Optional.empty());

    /**
     * The runtime passes the trace with every invocation as a system property; older runtimes in the environment (AWS
     * "Defined runtime environment variables").
     */
    static LogOrigin of(Context context, Properties properties, Map<String, String> environment) {
        return new LogOrigin(
                context.getFunctionName(),
                context.getAwsRequestId(),
                root(properties.getProperty(TRACE_HEADER, ""))
                        .or(() -> root(environment.getOrDefault("_X_AMZN_TRACE_ID", ""))));
    }

    private static Optional<String> root(String header) {
        for (String part : header.split(";", -1)) {
            String field = part.strip();
            if (field.startsWith(ROOT)) {
                return Optional.of(field.substring(ROOT.length()));
            }
        }
        return Optional.empty();
    }

    void writeTo(ObjectNode line) {
        line.put("function", function);
        line.put("AWSRequestId", request);
        line.put("traceId", trace.orElse(null));
    }
}
