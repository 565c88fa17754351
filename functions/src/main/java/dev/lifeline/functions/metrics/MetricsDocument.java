package dev.lifeline.functions.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * Metrics as a log line, from which CloudWatch extracts them (AWS "Specification: Embedded metric format").
 *
 * <p>The one dimension is the service. All other fields can be searched and cost no metric.
 */
public final class MetricsDocument {
    public static final String NAMESPACE = "Lifeline";
    public static final String DIMENSION = "Service";

    private MetricsDocument() {}

    public static ObjectNode of(Map<Metric, Double> values, String service, Instant at) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode aws = document.putObject("_aws");
        aws.put("Timestamp", at.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        ArrayNode metrics = directive.putArray("Metrics");
        document.put(DIMENSION, service);
        values.forEach((metric, value) -> {
            metrics.addObject().put("Name", metric.title()).put("Unit", metric.unit());
            document.put(metric.title(), value);
        });
        return document;
    }
}
