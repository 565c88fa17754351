package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.logs.LogEvent;
import java.util.List;
import java.util.Optional;

/**
 * GetLogEvents: pages in both directions. A token names the place before a line and the direction of reading. Whoever
 * gets back the token that he gave has reached an end.
 *
 * @param events of the stream, oldest first
 * @param limit of one page
 */
record LogPage(List<LogEvent> events, int limit) {
    private static final String FORWARD = "f/";
    private static final String BACKWARD = "b/";

    ObjectNode answer(RequestBody body) {
        int first = firstFrom(body.wholeNumber("startTime").orElse(Long.MIN_VALUE));
        int end = Math.max(first, firstFrom(body.wholeNumber("endTime").orElse(Long.MAX_VALUE)));
        Optional<String> token = body.text("nextToken");
        boolean forward = token.map(text -> text.startsWith(FORWARD)).orElse(body.flag("startFromHead", false));
        int place = token.map(LogPage::place).orElse(forward ? first : end);
        int from = forward ? Math.max(place, first) : Math.max(place - limit, first);
        int to = forward ? Math.min(from + limit, end) : Math.min(place, end);
        ObjectNode answer = Answers.object();
        ArrayNode page = answer.putArray("events");
        if (from < to) {
            events.subList(from, to).forEach(event -> page.add(LogsJson.event(event)));
        }
        return answer.put("nextForwardToken", token(FORWARD, Math.max(from, to)))
                .put("nextBackwardToken", token(BACKWARD, Math.min(from, to)));
    }

    /** The place of the first line at that time or later. */
    private int firstFrom(long milliseconds) {
        return Math.toIntExact(events.stream()
                .takeWhile(event -> event.at().toEpochMilli() < milliseconds)
                .count());
    }

    private static int place(String token) {
        if (!token.matches("[fb]/\\d+/s")) {
            throw LogsProtocol.invalid("The specified nextToken is invalid.");
        }
        return LogsJson.number(token.substring(FORWARD.length(), token.length() - 2));
    }

    private static String token(String direction, int place) {
        return direction + "%056d".formatted(place) + "/s";
    }
}
