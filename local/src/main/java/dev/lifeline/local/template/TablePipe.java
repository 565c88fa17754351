package dev.lifeline.local.template;

import java.util.List;

/**
 * A pipe from the stream of a table to an event bus.
 *
 * @param filters patterns; a record of the stream passes if one of them matches
 * @param event the source, type and resources of the events
 * @param detail the template of an event's detail: a path between angle brackets stands for the value it leads to
 */
public record TablePipe(String logicalId, List<String> filters, EventEnvelope event, String detail) {
    public TablePipe {
        filters = List.copyOf(filters);
    }

    /** What EventBridge puts around the detail. */
    public record EventEnvelope(String source, String detailType, List<String> resources) {
        public EventEnvelope {
            resources = List.copyOf(resources);
        }
    }
}
