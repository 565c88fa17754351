package dev.lifeline.local.router;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The firings of a rate expression: exactly one per period since the rule was created. */
final class RateSchedule {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String rule;
    private final Duration rate;
    private Instant next;

    RateSchedule(String rule, Duration rate, Instant created) {
        this.rule = rule;
        this.rate = rate;
        this.next = created.plus(rate);
    }

    synchronized Instant next() {
        return next;
    }

    /** The times up to now at which the rule fired, since the last call. */
    synchronized List<Instant> due(Instant now) {
        List<Instant> due = new ArrayList<>();
        while (!next.isAfter(now)) {
            due.add(next);
            next = next.plus(rate);
        }
        return due;
    }

    /** EventBridge's event for one firing. */
    String event(String id, Instant fired) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", Arns.ACCOUNT);
        event.put("time", fired.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", Arns.REGION);
        event.putArray("resources").add(Arns.rule(rule));
        event.putObject("detail");
        return event.toString();
    }
}
