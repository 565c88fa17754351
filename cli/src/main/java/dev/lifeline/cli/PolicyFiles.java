package dev.lifeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Policy documents as people keep them: YAML, of which JSON is a part. */
public final class PolicyFiles {
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;

    private PolicyFiles() {}

    /** Reads a document, with everything that is wrong with it. */
    public static Requested<PolicyDocument> parse(String text) {
        return switch (json(text)) {
            case Requested.Valid<JsonNode> root -> new PolicyParser().parse(root.value());
            case Requested.Invalid<JsonNode> broken -> new Requested.Invalid<>(broken.problems());
        };
    }

    /** Reads YAML as JSON; problems name the line. */
    public static Requested<JsonNode> json(String text) {
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(text));
            return root == null ? whole("the document is empty; a policy needs at least a name") : YamlTree.read(root);
        } catch (MarkedYAMLException broken) {
            return whole(place(broken.getProblemMark()) + "not YAML: " + broken.getProblem());
        } catch (YAMLException excessive) {
            return whole("cannot be read: " + excessive.getMessage());
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }

    private static String place(Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }

    private static Requested<JsonNode> whole(String problem) {
        return new Requested.Invalid<>(List.of(new Problem("", problem)));
    }
}
