package dev.lifeline.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.tests.policy.Mistakes.Mistake;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MistakesTest {

    @TestFactory
    Stream<DynamicTest> one_mistake_is_one_problem_at_its_field() {
        return SamplePolicies.all().stream()
                .flatMap(file -> Mistakes.in(SamplePolicies.json(SamplePolicies.text(file)))
                        .map(mistake -> DynamicTest.dynamicTest(
                                file.getFileName() + ", " + mistake.path() + ": " + mistake.what(),
                                () -> assertThat(problems(mistake))
                                        .extracting(Problem::path)
                                        .as("%s", problems(mistake))
                                        .containsExactly(mistake.path()))));
    }

    private static List<Problem> problems(Mistake mistake) {
        return switch (new PolicyParser().parse(mistake.document())) {
            case Requested.Valid<PolicyDocument> valid -> List.of();
            case Requested.Invalid<PolicyDocument> invalid -> invalid.problems();
        };
    }
}
