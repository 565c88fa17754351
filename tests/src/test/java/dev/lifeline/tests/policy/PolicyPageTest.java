package dev.lifeline.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.policy.PolicyFiles;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.tests.policy.PolicyPage.Claim;
import dev.lifeline.tests.policy.PolicyPage.Snippet;
import dev.lifeline.tests.policy.SituationPlay.DecidedWords;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each policy in the documents is valid, and decides what the page says. */
class PolicyPageTest {
    private static final double LEAST = 0;
    private static final double MOST = Math.nextDown(1.0);

    private static PolicyDocument parse(Snippet snippet) {
        return switch (PolicyFiles.parse(snippet.yaml())) {
            case Requested.Valid<PolicyDocument> valid -> valid.value();
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new AssertionError(snippet.place() + ": " + invalid.problems());
        };
    }

    @Test
    void every_policy_says_what_it_decides() {
        assertThat(PolicyPage.snippets())
                .isNotEmpty()
                .allSatisfy(snippet ->
                        assertThat(snippet.claims()).as(snippet.place()).isNotEmpty());
    }

    @Test
    void no_two_policies_have_one_name() {
        assertThat(PolicyPage.snippets())
                .extracting(snippet -> parse(snippet).policy().name())
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> every_policy_decides_what_the_page_says() {
        return PolicyPage.snippets().stream()
                .flatMap(snippet -> snippet.claims().stream()
                        .map(claim -> DynamicTest.dynamicTest(
                                claim.place() + ": " + claim.situation() + " -> " + claim.outcome(),
                                () -> check(parse(snippet), claim))));
    }

    private static void check(PolicyDocument document, Claim claim) {
        ClaimWords expected = ClaimWords.of(claim.outcome());
        ClaimedSituation situation = new ClaimedSituation(ClaimWords.of(claim.situation()));
        if (expected.plain().contains("adopted") || expected.plain().contains("not-adopted")) {
            assertThat(document.adopts(situation.foreign().placement()))
                    .isEqualTo(expected.plain().contains("adopted"));
            return;
        }
        DecidedWords least = SituationPlay.of(document.policy(), situation, LEAST);
        DecidedWords most = SituationPlay.of(document.policy(), situation, MOST);
        assertThat(least.words().plain()).as(least.reason()).isEqualTo(expected.plain());
        expected.values().forEach((key, value) -> {
            if (key.equals("delay")) {
                List<Duration> range =
                        Stream.of(value.split("\\.\\.")).map(ClaimWords::span).toList();
                assertThat(least.delay()).as(least.reason()).contains(range.getFirst());
                assertThat(most.delay()).as(most.reason()).contains(range.getLast());
            } else {
                assertThat(least.words().value(key))
                        .as(key + ": " + least.reason())
                        .contains(value);
            }
        });
    }
}
