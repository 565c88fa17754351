package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.policy.PolicyChoice;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy as a user names it: {@code nightly}, or {@code nightly@2} as it is printed everywhere. */
record PolicyName(String name, Optional<Integer> version) {
    static PolicyName of(String text) {
        PolicyChoice choice = PolicyChoice.of(text);
        return new PolicyName(choice.name(), choice.version());
    }

    /** @throws WrongInput if there is no such policy or version */
    StoredPolicy find(PolicyVersions policies) {
        PolicyRef latest = policies.latest(name)
                .map(PolicyVersion::ref)
                .orElseThrow(() -> new WrongInput("there is no policy " + name
                        + Spelling.hint(
                                name,
                                Stream.concat(
                                                PolicySource.builtIn().names().stream(),
                                                policies.list().stream()
                                                        .map(known ->
                                                                known.ref().name()))
                                        .toList())));
        PolicyRef wanted = new PolicyRef(name, version.orElse(latest.version()));
        return policies.version(wanted)
                .orElseThrow(() -> new WrongInput(
                        "policy " + name + " has the versions 1 to " + latest.version() + ", not " + wanted.version()));
    }
}
