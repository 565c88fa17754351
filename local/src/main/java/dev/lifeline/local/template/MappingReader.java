package dev.lifeline.local.template;

import dev.lifeline.local.template.EventSourceMapping.BatchResponse;
import java.util.Set;

/** Reads {@code AWS::Lambda::EventSourceMapping} with a queue as its source. */
record MappingReader(References references) {
    static final String TYPE = "AWS::Lambda::EventSourceMapping";

    private static final Set<String> PROPERTIES = Set.of(
            "EventSourceArn", "FunctionName", "BatchSize", "FunctionResponseTypes", "ScalingConfig", "Enabled", "Tags");

    /** What Lambda takes where the template says nothing. */
    private static final int DEFAULT_BATCH_SIZE = 10;

    /** With how many pollers Lambda starts where the template gives no limit. */
    private static final int DEFAULT_CONCURRENCY = 5;

    private enum ResponseType {
        ReportBatchItemFailures
    }

    EventSourceMapping read(String id, YamlValue properties) {
        properties.only(PROPERTIES);
        properties
                .find("Enabled")
                .filter(enabled -> !references.text(enabled).equals("true"))
                .ifPresent(enabled -> {
                    throw enabled.error("must be true in the local cloud");
                });
        return new EventSourceMapping(
                id,
                references.queue(properties.get("EventSourceArn")),
                references.function(properties.get("FunctionName")),
                properties.find("BatchSize").map(references::integer).orElse(DEFAULT_BATCH_SIZE),
                properties.find("FunctionResponseTypes").map(this::response).orElse(BatchResponse.WHOLE_BATCH),
                properties.find("ScalingConfig").map(this::concurrency).orElse(DEFAULT_CONCURRENCY));
    }

    private BatchResponse response(YamlValue types) {
        types.items().forEach(type -> references.constant(type, ResponseType.class));
        return types.items().isEmpty() ? BatchResponse.WHOLE_BATCH : BatchResponse.ITEM_FAILURES;
    }

    private int concurrency(YamlValue scaling) {
        return references.integer(scaling.only(Set.of("MaximumConcurrency")).get("MaximumConcurrency"));
    }
}
