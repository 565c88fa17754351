package dev.lifeline.cli.policy;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.local.yaml.YamlText;
import java.util.List;

/** Policy documents as files in YAML, of which JSON is a subset. */
public final class PolicyFiles {
    private static final Requested<PolicyDocument> EMPTY =
            new Requested.Invalid<>(List.of(new Problem("", "the document is empty; a policy needs at least a name")));

    private PolicyFiles() {}

    /** Reads a document, or reports all of its problems. */
    public static Requested<PolicyDocument> parse(String text) {
        return YamlText.json(text).then(root -> root.isNull() ? EMPTY : new PolicyParser().parse(root));
    }
}
