package dev.lifeline.tests.fuzz;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import java.nio.charset.StandardCharsets;

/** Stored policies: an accepted policy is the same after storing it. */
public final class PolicyJsonTarget {
    private static final PolicyParser PARSER = new PolicyParser();

    private PolicyJsonTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Requested<PolicyDocument> document = PARSER.parse(text);
        FuzzProperty.alike(document, PARSER.parse(text));
        check(document);
    }

    static void check(Requested<PolicyDocument> document) {
        switch (document) {
            case Requested.Valid<PolicyDocument> valid -> isStorable(valid.value());
            case Requested.Invalid<PolicyDocument> invalid ->
                invalid.problems().forEach(problem -> FuzzProperty.bounded(problem.toString()));
        }
    }

    private static void isStorable(PolicyDocument document) {
        CanonicalPolicy canonical = CanonicalPolicy.of(document);
        switch (PARSER.parse(canonical.json())) {
            case Requested.Valid<PolicyDocument> valid -> {
                FuzzProperty.alike(document, valid.value());
                FuzzProperty.alike(canonical, CanonicalPolicy.of(valid.value()));
            }
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new AssertionError("is not read back: " + invalid.problems());
        }
    }
}
