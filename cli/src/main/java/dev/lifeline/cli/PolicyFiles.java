package dev.lifeline.cli;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policy documents as files. */
final class PolicyFiles {
    private PolicyFiles() {}

    /** @throws IllegalArgumentException when there is no such file */
    static Requested<PolicyDocument> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": there is no such file");
        }
        return new PolicyParser().parse(Files.readString(file));
    }
}
