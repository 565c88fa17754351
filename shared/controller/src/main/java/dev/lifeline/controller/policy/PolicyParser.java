package dev.lifeline.controller.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.shape.Author;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads policy documents. A document is refused as a whole, with everything that is wrong with it at once, each with
 * its path and what to write instead.
 *
 * <p>The user's rules stand before the built-in ones ({@link DefaultPolicy}); what a document does not name is as it is
 * built in.
 */
public final class PolicyParser {
    private static final int MOST_BYTES = 64 * 1024;

    /** Reads a document from JSON text. */
    public Requested<PolicyDocument> parse(String json) {
        return json.length() > MOST_BYTES ? tooLong() : JsonText.read(json).then(this::parse);
    }

    /** Reads a document that is already JSON, be it from YAML. */
    public Requested<PolicyDocument> parse(JsonNode root) {
        return JsonText.object(root).then(PolicyParser::sized);
    }

    /** Counted without the spaces between, since those are not stored. */
    private static Requested<PolicyDocument> sized(JsonNode root) {
        return root.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? tooLong()
                : PolicyShape.DOCUMENT.read(root, Author.PERSON);
    }

    private static Requested<PolicyDocument> tooLong() {
        return new Requested.Invalid<>(List.of(
                new Problem("", "the document is longer than 64 KiB; split it into policies for different tasks")));
    }
}
