package dev.lifeline.local.template;

import dev.lifeline.local.template.EventSourceMapping.BatchResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code Events} of a function, from which SAM makes resources: event source mappings and schedules. Each is
 * named after the function and the event, as in SAM.
 */
record EventReader(IntrinsicFunctions references) {
    private static final Set<String> QUEUE =
            Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig", "Enabled");

    /** Delivery cannot fail in the local cloud, so neither retries nor dead letters happen. */
    private static final Set<String> SCHEDULE = Set.of("Schedule", "DeadLetterConfig", "RetryPolicy", "Description");

    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

    /** Lambda's defaults. */
    private static final int DEFAULT_BATCH_SIZE = 10;

    /** Lambda's initial number of pollers without a limit in the template. */
    private static final int DEFAULT_CONCURRENCY = 5;

    /** SAM's names for the kinds of events that the local cloud supports. */
    enum SamEventType {
        SQS,
        Schedule
    }

    private enum ResponseType {
        ReportBatchItemFailures
    }

    SamEventType type(YamlValue event) {
        return references.constant(event.only(Set.of("Type", "Properties")).get("Type"), SamEventType.class);
    }

    /** An event of the type SQS. */
    EventSourceMapping mapping(String function, String name, YamlValue event) {
        YamlValue properties = event.get("Properties").only(QUEUE);
        properties
                .find("Enabled")
                .filter(enabled -> !references.text(enabled).equals("true"))
                .ifPresent(enabled -> {
                    throw enabled.error("must be true in the local cloud");
                });
        return new EventSourceMapping(
                function + name,
                references.queue(properties.get("Queue")),
                function,
                properties.find("BatchSize").map(references::integer).orElse(DEFAULT_BATCH_SIZE),
                properties.find("FunctionResponseTypes").map(this::response).orElse(BatchResponse.WHOLE_BATCH),
                properties.find("ScalingConfig").map(this::concurrency).orElse(DEFAULT_CONCURRENCY));
    }

    /** An event of the type Schedule. */
    EventRule rule(String function, String name, YamlValue event) {
        YamlValue expression = event.get("Properties").only(SCHEDULE).get("Schedule");
        Matcher rate = RATE.matcher(references.text(expression));
        if (!rate.matches()) {
            throw expression.error("must be a rate of minutes, hours or days, such as \"rate(1 minute)\"");
        }
        long number = Long.parseLong(rate.group(1));
        Duration every = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return new EventRule(
                function + name, new EventRule.Schedule(every), List.of(new EventRule.ToFunction(function)));
    }

    private BatchResponse response(YamlValue types) {
        types.items().forEach(type -> references.constant(type, ResponseType.class));
        return types.items().isEmpty() ? BatchResponse.WHOLE_BATCH : BatchResponse.ITEM_FAILURES;
    }

    private int concurrency(YamlValue scaling) {
        return references.integer(scaling.only(Set.of("MaximumConcurrency")).get("MaximumConcurrency"));
    }
}
