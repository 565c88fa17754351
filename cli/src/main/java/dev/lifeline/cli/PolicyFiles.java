package dev.lifeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policy documents as files: YAML, and with it JSON. */
final class PolicyFiles {
    private PolicyFiles() {}

    /** @throws IllegalArgumentException when there is no such file */
    static Requested<PolicyDocument> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": there is no such file");
        }
        return switch (YamlText.read(Files.readString(file))) {
            case Requested.Valid<JsonNode> root -> new PolicyParser().parse(root.value());
            case Requested.Invalid<JsonNode> broken -> new Requested.Invalid<>(broken.problems());
        };
    }
}
