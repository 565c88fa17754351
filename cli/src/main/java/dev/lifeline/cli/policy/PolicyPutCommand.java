package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.PolicyStore.PutResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a document the latest version of its policy. */
@Command(
        name = "put",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a document the latest version of its policy. Putting the same document again changes nothing.",
            "Existing runs keep the version that they were launched under. Warm functions use the new one "
                    + "within a minute."
        })
final class PolicyPutCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a policy document, YAML or JSON")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PolicyText document = DocumentFile.text(file);
        return switch (document.read()) {
            case Requested.Invalid<PolicyDocument> invalid -> {
                Printer err = Printer.err(spec.commandLine());
                invalid.problems().forEach(problem -> err.line(file + ": " + problem));
                err.line("nothing was stored");
                yield ExitStatus.WRONG_INPUT.code();
            }
            case Requested.Valid<PolicyDocument> valid -> put(valid.value(), document.text());
        };
    }

    private int put(PolicyDocument document, String text) {
        CanonicalPolicy canonical = CanonicalPolicy.of(document);
        NewPolicy policy = new NewPolicy(
                document.policy().name(),
                canonical.hash(),
                canonical.json(),
                Optional.of(text),
                stack.clock().instant());
        return stack.withTable(access -> stack.output()
                .print(List.of(access.policies().put(policy)), PolicyJson::of, PolicyPutCommand::text, ""));
    }

    private static String text(PutResult result) {
        return result.version().ref()
                + switch (result) {
                    case PutResult.Created created -> " is new";
                    case PutResult.Unchanged unchanged ->
                        " is this document already, since "
                                + unchanged.version().at();
                };
    }
}
