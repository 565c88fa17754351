package dev.lifeline.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.PolicyStore.PutResult;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import java.nio.file.Path;

/** What the commands about policies print with {@code --output json}. */
final class PolicyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PolicyJson() {}

    static JsonNode of(Path file, Requested<PolicyDocument> read) {
        ObjectNode line = MAPPER.createObjectNode().put("file", file.toString());
        switch (read) {
            case Requested.Valid<PolicyDocument> valid ->
                line.put("valid", true)
                        .put("name", valid.value().policy().name())
                        .put("hash", CanonicalPolicy.of(valid.value()).hash())
                        .putArray("problems");
            case Requested.Invalid<PolicyDocument> invalid -> {
                ArrayNode problems = line.put("valid", false).putArray("problems");
                invalid.problems()
                        .forEach(problem ->
                                problems.addObject().put("path", problem.path()).put("message", problem.message()));
            }
        }
        return line;
    }

    static JsonNode of(PutResult result) {
        return version(result.version()).put("created", result instanceof PutResult.Created);
    }

    static JsonNode of(PolicyVersion version) {
        return version(version);
    }

    static JsonNode of(StoredPolicy stored) {
        ObjectNode json =
                version(stored.version()).put("source", stored.source().orElse(null));
        return json.set("document", document(stored));
    }

    static String pretty(StoredPolicy stored) {
        return document(stored).toPrettyString();
    }

    private static ObjectNode version(PolicyVersion version) {
        return MAPPER.createObjectNode()
                .put("name", version.ref().name())
                .put("version", version.ref().version())
                .put("hash", version.hash())
                .put("at", version.at().toString());
    }

    private static JsonNode document(StoredPolicy stored) {
        try {
            return MAPPER.readTree(stored.document());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "the document of " + stored.version().ref() + " is not JSON: it was not written by Lifeline",
                    broken);
        }
    }
}
