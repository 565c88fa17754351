package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a policy that a user names: a built-in one, a document, or a stored one. */
final class PolicyPlace {
    private PolicyPlace() {}

    /** A built-in policy or a file. */
    static TestedPolicy local(String place) throws IOException {
        return found(place)
                .orElseThrow(
                        () -> new WrongInput(place + ": there is no such file, and no built-in policy of that name;"
                                + " default, always, once and prefer-cached are built in"));
    }

    /** The same, or a stored policy. */
    static TestedPolicy stored(String place, PolicyVersions policies) {
        try {
            return found(place).orElseGet(() -> {
                String document = PolicyName.of(place).find(policies).document();
                return new TestedPolicy(place, valid(place, PolicyFiles.parse(document)));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<TestedPolicy> found(String place) throws IOException {
        Optional<TestedPolicy> builtIn = DefaultPolicy.named(place.replaceFirst("@0$", ""))
                .map(policy -> new TestedPolicy(place, PolicyDocument.of(policy)));
        if (builtIn.isPresent() || !Files.exists(Path.of(place))) {
            return builtIn;
        }
        return Optional.of(new TestedPolicy(place, valid(place, DocumentFile.read(Path.of(place)))));
    }

    private static PolicyDocument valid(String place, Requested<PolicyDocument> read) {
        return switch (read) {
            case Requested.Valid<PolicyDocument> valid -> valid.value();
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new WrongInput(place + ": " + invalid.problems().getFirst()
                        + (invalid.problems().size() > 1 ? "; lifeline policy validate shows all problems" : ""));
        };
    }
}
