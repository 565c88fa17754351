package dev.lifeline.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.local.template.TablePipe;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.event.ruler.Ruler;

/** What EventBridge Pipes makes of a record of a table's stream. */
public record ChangePipe(TablePipe pipe) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("<\\$\\.([A-Za-z.]+)>");

    /**
     * The detail of the event; empty if no filter matches.
     *
     * @param change as DynamoDB Streams writes it
     * @throws IllegalStateException if the template's input does not fit the record
     */
    public Optional<JsonNode> detail(JsonNode change) {
        return pipe.filters().stream().anyMatch(filter -> matches(filter, change))
                ? Optional.of(filled(change))
                : Optional.empty();
    }

    private static boolean matches(String filter, JsonNode change) {
        try {
            return Ruler.matchesRule(change.toString(), filter);
        } catch (Exception wrong) { // the matcher declares it
            throw new IllegalStateException("EventBridge does not take the pattern " + filter, wrong);
        }
    }

    /** A path stands for the JSON value that it leads to. */
    private JsonNode filled(JsonNode change) {
        String detail = PATH.matcher(pipe.detail())
                .replaceAll(path -> Matcher.quoteReplacement(
                        change.at("/" + path.group(1).replace('.', '/')).toString()));
        try {
            return JSON.readTree(detail);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("the pipe " + pipe.logicalId() + " makes no JSON: " + detail, wrong);
        }
    }
}
