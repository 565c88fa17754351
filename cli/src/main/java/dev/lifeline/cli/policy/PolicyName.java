package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A policy as a user names it: {@code nightly}, or {@code nightly@2} as it is printed everywhere. */
record PolicyName(String name, Optional<Integer> version) {
    private static final Pattern VERSIONED = Pattern.compile("(.+)@(\\d{1,9})");

    static PolicyName of(String text) {
        Matcher versioned = VERSIONED.matcher(text);
        return versioned.matches()
                ? new PolicyName(versioned.group(1), Optional.of(Integer.valueOf(versioned.group(2))))
                : new PolicyName(text, Optional.empty());
    }

    /** @throws WrongInput if there is no such policy or version */
    StoredPolicy find(PolicyVersions policies) {
        PolicyRef latest = policies.latest(name)
                .map(PolicyVersion::ref)
                .orElseThrow(() -> new WrongInput("there is no policy " + name
                        + Spelling.hint(
                                name,
                                policies.list().stream()
                                        .map(known -> known.ref().name())
                                        .toList())));
        PolicyRef wanted = new PolicyRef(name, version.orElse(latest.version()));
        return policies.version(wanted)
                .orElseThrow(() -> new WrongInput(
                        "policy " + name + " has the versions 1 to " + latest.version() + ", not " + wanted.version()));
    }
}
