package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks documents, without a table. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Checks policy documents and reports all problems at once. Makes no network call.",
            "Exits with 2 if any document is invalid."
        })
final class PolicyValidateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "policy documents, YAML or JSON")
    private List<Path> files = List.of();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        boolean right = true;
        for (Path file : files) {
            Requested<PolicyDocument> read = read(file);
            right &= read instanceof Requested.Valid<PolicyDocument>;
            output.show(
                    List.of(read),
                    each -> PolicyJson.of(file, each),
                    (out, each) -> lines(file, each).forEach(out::line),
                    "");
        }
        return right ? 0 : ExitStatus.WRONG_INPUT.code();
    }

    /** A file that cannot be read does not affect the others. */
    private static Requested<PolicyDocument> read(Path file) {
        try {
            return DocumentFile.read(file);
        } catch (WrongInput | IOException unreadable) {
            return new Requested.Invalid<>(List.of(new Problem("", "cannot be read: " + unreadable.getMessage())));
        }
    }

    private static List<String> lines(Path file, Requested<PolicyDocument> read) {
        return switch (read) {
            case Requested.Valid<PolicyDocument> valid ->
                List.of(file + ": valid, policy " + valid.value().policy().name());
            case Requested.Invalid<PolicyDocument> invalid ->
                invalid.problems().stream()
                        .map(problem -> file + ": " + problem)
                        .toList();
        };
    }
}
