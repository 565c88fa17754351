package dev.lifeline.controller.policy;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import java.util.List;

/** Documents in shorthand: JSON with single quotes. */
final class Documents {
    private Documents() {}

    static Requested<PolicyDocument> parse(String shortHand) {
        return new PolicyParser().parse(shortHand.replace('\'', '"'));
    }

    static PolicyDocument valid(String shortHand) {
        return switch (parse(shortHand)) {
            case Requested.Valid<PolicyDocument> valid -> valid.value();
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new AssertionError(shortHand + ": " + invalid.problems());
        };
    }

    static List<String> problems(String shortHand) {
        return switch (parse(shortHand)) {
            case Requested.Valid<PolicyDocument> valid -> List.of();
            case Requested.Invalid<PolicyDocument> invalid ->
                invalid.problems().stream().map(Problem::toString).toList();
        };
    }

    /** A document of that one rule. */
    static String rule(String shortHand) {
        return "{'name': 'p', 'rules': [" + shortHand + "]}";
    }
}
