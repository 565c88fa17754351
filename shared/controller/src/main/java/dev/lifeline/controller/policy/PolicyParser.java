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
 * Reads policy documents. An invalid document is rejected with all its problems at once, each with its path and what to
 * write instead.
 *
 * <p>The user's rules precede the built-in ones ({@link DefaultPolicy}); missing keys have the built-in values.
 */
public final class PolicyParser {
    private static final int MOST_BYTES = 64 * 1024;

    /** Reads a document from JSON text. */
    public Requested<PolicyDocument> parse(String json) {
        return json.length() > MOST_BYTES ? tooLong() : JsonText.read(json).then(this::parse);
    }

    /** Reads a document that is already a JSON tree, for example from YAML. */
    public Requested<PolicyDocument> parse(JsonNode root) {
        return JsonText.object(root).then(PolicyParser::sized);
    }

    /** Measured without white space, which is not stored. */
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
