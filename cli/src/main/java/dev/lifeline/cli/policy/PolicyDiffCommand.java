package dev.lifeline.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.EffectivePolicy;
import dev.lifeline.controller.policy.PolicyDifferences;
import dev.lifeline.controller.policy.PolicyDifferences.PolicyDifference;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares policies by what they mean. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how two policies differ in meaning: comments do not count, and a key that is left out has its built-in value.",
            "Exits with 1 if something is."
        })
final class PolicyDiffCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "a file, or NAME or NAME@N of a stored or built-in policy")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String old;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "the same; without it, OLD is a file that is compared with the stored policy of its name")
    private Optional<String> changed = Optional.empty();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.withTable(access -> {
            PolicyDocument first = document(old, access);
            PolicyDocument before =
                    changed.isPresent() ? first : document(first.policy().name(), access);
            PolicyDocument after = changed.map(text -> document(text, access)).orElse(first);
            return print(PolicyDifferences.between(EffectivePolicy.of(before), EffectivePolicy.of(after)));
        });
    }

    private int print(List<PolicyDifference> found) {
        OutputOptions output = stack.output();
        output.print(found, PolicyDiffCommand::json, PolicyDiffCommand::text, "no difference");
        return found.isEmpty() ? 0 : ExitStatus.NOT_AS_WANTED.code();
    }

    private static PolicyDocument document(String text, TableAccess access) {
        PolicyName name = PolicyName.of(text);
        return DefaultPolicy.named(name.name())
                .map(PolicyDocument::of)
                .orElseGet(() -> valid(
                        text,
                        Files.isRegularFile(Path.of(text))
                                ? file(Path.of(text))
                                : PolicyFiles.parse(name.find(access.policies()).document())));
    }

    private static Requested<PolicyDocument> file(Path file) {
        try {
            return DocumentFile.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PolicyDocument valid(String text, Requested<PolicyDocument> read) {
        return switch (read) {
            case Requested.Valid<PolicyDocument> valid -> valid.value();
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new WrongInput(text + ": " + invalid.problems().getFirst()
                        + "; lifeline policy validate shows all problems of a file");
        };
    }

    private static ObjectNode json(PolicyDifference difference) {
        ObjectNode json = JsonTree.object().put("path", path(difference));
        json.set("before", difference.before().orElse(NullNode.getInstance()));
        return json.set("after", difference.after().orElse(NullNode.getInstance()));
    }

    private static String text(PolicyDifference difference) {
        return path(difference) + ": "
                + difference.before().map(PolicyDiffCommand::value).orElse("(none)") + " -> "
                + difference.after().map(PolicyDiffCommand::value).orElse("(none)");
    }

    private static String path(PolicyDifference difference) {
        return String.join(".", difference.path());
    }

    private static String value(JsonNode value) {
        return value.isTextual() ? value.asText() : JsonTree.text(value);
    }
}
