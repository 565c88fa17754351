package dev.lifeline.whatif.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import java.util.List;

/** Takes an event out of the entry of a log: an answer or a delivery of CloudWatch Logs, a message of SQS. */
final class LogEnvelope {
    private static final List<String> FIELDS = List.of("message", "@message", "body", "Body");
    private static final String OF_AN_EVENT = "\"detail-type\"";
    private static final int DEEPEST = 64;

    private LogEnvelope() {}

    /** The event in the text; the text itself if it is no entry of a log. */
    static String opened(String text) {
        // In the text of an entry, the quotes of its event are escaped.
        if (text.contains(OF_AN_EVENT)
                || FIELDS.stream().noneMatch(field -> text.contains('"' + field + '"'))
                || !(JsonTree.read(text, DEEPEST) instanceof ParsedJson.Tree(JsonNode root))) {
            return text;
        }
        for (String field : FIELDS) {
            String inside = root.path(field).asText("");
            int start = inside.indexOf('{');
            if (start >= 0) {
                return inside.substring(start);
            }
        }
        return text;
    }
}
