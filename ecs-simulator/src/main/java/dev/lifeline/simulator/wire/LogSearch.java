package dev.lifeline.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.simulator.logs.LogEvent;
import java.util.Comparator;
import java.util.List;

/**
 * FilterLogEvents: the lines of several streams in the order of their times. A token names the last line before it.
 *
 * @param limit of one page
 */
record LogSearch(List<LogEvent> events, int limit) {
    private static final Comparator<LogEvent> ORDER = Comparator.comparingLong(
                    (LogEvent event) -> event.at().toEpochMilli())
            .thenComparingLong(LogEvent::sequence);

    ObjectNode answer(RequestBody body) {
        long start = body.wholeNumber("startTime").orElse(Long.MIN_VALUE);
        long end = body.wholeNumber("endTime").orElse(Long.MAX_VALUE);
        LogPattern pattern = LogPattern.of(body.text("filterPattern").orElse(""));
        LogToken after = body.text("nextToken").map(LogToken::read).orElse(LogToken.START);
        List<LogEvent> found = events.stream()
                .filter(event ->
                        event.at().toEpochMilli() >= start && event.at().toEpochMilli() <= end)
                .filter(after::isBefore)
                .filter(event -> pattern.matches(event.message()))
                .sorted(ORDER)
                .toList();
        ObjectNode answer = Answers.object();
        ArrayNode page = answer.putArray("events");
        found.stream()
                .limit(limit)
                .forEach(event -> page.add(LogsJson.event(event)
                        .put("logStreamName", event.stream())
                        .put("eventId", "%056d".formatted(event.sequence()))));
        answer.putArray("searchedLogStreams");
        if (found.size() > limit) {
            answer.put("nextToken", LogToken.of(found.get(limit - 1)).toString());
        }
        return answer;
    }

    /** The place after a line. */
    private record LogToken(long milliseconds, long sequence) {
        static final LogToken START = new LogToken(Long.MIN_VALUE, 0);

        static LogToken of(LogEvent event) {
            return new LogToken(event.at().toEpochMilli(), event.sequence());
        }

        static LogToken read(String token) {
            if (!token.matches("\\d{1,15}-\\d{1,15}")) {
                throw LogsProtocol.invalid("The specified nextToken is invalid.");
            }
            int dash = token.indexOf('-');
            return new LogToken(Long.parseLong(token.substring(0, dash)), Long.parseLong(token.substring(dash + 1)));
        }

        boolean isBefore(LogEvent event) {
            long at = event.at().toEpochMilli();
            return at > milliseconds || (at == milliseconds && event.sequence() > sequence);
        }

        @Override
        public String toString() {
            return milliseconds + "-" + sequence;
        }
    }
}
