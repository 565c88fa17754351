package dev.lifeline.tests.benchmark;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.lifecycle.policy.Policy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A policy whose first forty-nine rules have every kind of condition and never match; the last always does. */
final class FiftyRules {
    private static final List<String> NEVER = List.of(
            "{\"cause\": [\"HOST\", \"SPOT_INTERRUPTION\", \"THROTTLED\"]}",
            "{\"exitCode\": [7%d, \"200-255\"]}",
            "{\"exitCode\": {\"not\": [\"0-255\"]}, \"container\": \"a*\"}",
            "{\"reason\": \"*no line of log says %d*\"}",
            "{\"stopCode\": [\"SpotInterruption\", \"TerminationNotice\"]}",
            "{\"container\": \"log-router-%d\"}",
            "{\"attempt\": \"7%d-\"}",
            "{\"on\": [\"FARGATE_SPOT\", \"provider-%d\"]}",
            "{\"age\": {\"min\": \"%dd\"}}",
            "{\"reached\": \"running\", \"reason\": \"CannotPullContainerError: *retried %d times*manifest*\"}");

    private FiftyRules() {}

    static Policy policy() {
        String rules = IntStream.rangeClosed(1, 49)
                .mapToObj(number -> "{\"when\": "
                        + NEVER.get(number % NEVER.size()).replace("%d", String.valueOf(number))
                        + ", \"then\": \"fail\"}")
                .collect(Collectors.joining(","));
        String document = "{\"name\": \"fifty\", \"budgets\": {\"exit\": {\"attempts\": 3}}, \"rules\": [" + rules
                + ", {\"name\": \"last\", \"then\": \"retry\"}]}";
        return switch (new PolicyParser().parse(document)) {
            case Requested.Valid<PolicyDocument> valid -> valid.value().policy();
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }
}
