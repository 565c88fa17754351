package dev.lifeline.functions.trace;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A trace as AWS passes it on: {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1} (AWS
 * "AWS X-Ray concepts", "Tracing header").
 *
 * @param parent the span that caused the work
 * @param sampled whether X-Ray keeps the trace
 */
public record TraceHeader(Optional<String> root, Optional<String> parent, boolean sampled) {
    /** The system property in which the runtime passes the header of an invocation. */
    public static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    public static final TraceHeader NONE = new TraceHeader(Optional.empty(), Optional.empty(), false);

    /** A field that is missing or that is not known changes nothing. */
    public static TraceHeader of(String header) {
        return new TraceHeader(
                field(header, "Root="),
                field(header, "Parent="),
                field(header, "Sampled=").filter("1"::equals).isPresent());
    }

    /**
     * That of the current invocation. The runtime passes it as a system property; older runtimes in the environment
     * (AWS "Defined runtime environment variables").
     */
    public static TraceHeader current(Properties properties, Map<String, String> environment) {
        TraceHeader passed = of(properties.getProperty(PROPERTY, ""));
        return passed.root().isPresent() ? passed : of(environment.getOrDefault("_X_AMZN_TRACE_ID", ""));
    }

    private static Optional<String> field(String header, String name) {
        return Stream.of(header.split(";", -1))
                .map(String::strip)
                .filter(field -> field.startsWith(name))
                .map(field -> field.substring(name.length()))
                .findFirst();
    }
}
