package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.logs.LogEvent;
import dev.lifeline.simulator.logs.LogGroup;
import dev.lifeline.simulator.logs.WrittenStream;
import java.util.List;

/** Groups, streams and lines as JSON answers. Times are milliseconds. */
final class LogsJson {
    private LogsJson() {}

    static ObjectNode group(LogGroup group) {
        String arn = LogsProtocol.arn(group.name());
        return Answers.object()
                .put("logGroupName", group.name())
                .put("creationTime", group.created().toEpochMilli())
                .put("metricFilterCount", 0)
                .put("arn", arn + ":*")
                .put("logGroupArn", arn)
                .put("logGroupClass", "STANDARD")
                .put("storedBytes", 0);
    }

    static ObjectNode stream(LogGroup group, WrittenStream stream) {
        ObjectNode node = Answers.object()
                .put("logStreamName", stream.name())
                .put("creationTime", stream.created().toEpochMilli())
                .put("arn", LogsProtocol.arn(group.name()) + ":log-stream:" + stream.name())
                .put("storedBytes", 0);
        stream.first()
                .ifPresent(event -> node.put("firstEventTimestamp", event.at().toEpochMilli()));
        stream.last()
                .ifPresent(event -> node.put("lastEventTimestamp", event.at().toEpochMilli())
                        .put("lastIngestionTime", event.at().toEpochMilli()));
        return node;
    }

    static ObjectNode event(LogEvent event) {
        return Answers.object()
                .put("timestamp", event.at().toEpochMilli())
                .put("message", event.message())
                .put("ingestionTime", event.at().toEpochMilli());
    }

    /** One page of a list. The token is the number of elements before it. */
    static ObjectNode page(RequestBody body, int size, String field, List<ObjectNode> all) {
        int from = number(body.text("nextToken").orElse("0"));
        int to = Math.min(all.size(), from + body.number("limit", size));
        ObjectNode answer = Answers.object();
        ArrayNode page = answer.putArray(field);
        all.subList(Math.min(from, to), to).forEach(page::add);
        if (to < all.size()) {
            answer.put("nextToken", Integer.toString(to));
        }
        return answer;
    }

    /** A number in a token. */
    static int number(String digits) {
        try {
            int number = Integer.parseInt(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException other) {
            // said below
        }
        throw LogsProtocol.invalid("The specified nextToken is invalid.");
    }
}
