package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Explanation.Agreement;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy beside another one would do differently is said, for {@link ShadowPairs}. */
class ShadowPairsTest extends ShadowScene {
    private static final String PAIRS = "dev.lifeline.lifecycle.pipeline.ShadowPairs#pairs";

    @ParameterizedTest
    @MethodSource(PAIRS)
    void what_differs_in_effect_is_said(Pair pair) {
        List<Decision> decisions = pair.life().under.apply(pair.own(), pair.other());
        List<Explanation.ShadowVerdict> said = decisions.stream()
                .flatMap(decision -> decision.explanation().shadow().stream())
                .toList();
        long partings = said.stream().filter(Explanation.ShadowVerdict::parts).count();
        assertThat(partings).isEqualTo(pair.effect() == ShadowEffect.PARTS ? 1 : 0);
        Optional<ShadowLife> life = decisions.getLast().run().shadow();
        assertThat(life.orElseThrow().parting().isPresent()).isEqualTo(pair.effect() == ShadowEffect.PARTS);
        assertThat(said.subList(0, (int) (said.size() - partings)))
                .allMatch(shadow -> shadow.agreement() == Agreement.SAME);
    }

    @ParameterizedTest
    @MethodSource(PAIRS)
    void whatever_is_said_nothing_else_is_decided_than_without_a_shadow(Pair pair) {
        List<Decision> beside = pair.life().under.apply(pair.own(), pair.other());
        List<Decision> same = pair.life().under.apply(pair.own(), pair.own());
        assertThat(beside.stream().map(ShadowPairsTest::bare).toList())
                .isEqualTo(same.stream().map(ShadowPairsTest::bare).toList());
        assertThat(same)
                .as("a policy beside itself")
                .noneMatch(decision -> decision.explanation()
                        .shadow()
                        .filter(Explanation.ShadowVerdict::parts)
                        .isPresent());
    }

    /** In words, without the shadow and its coverage. */
    private static String bare(Decision decision) {
        return (decision.run().withShadow(Optional.empty()) + " " + decision.effects())
                .replace("EVERY_STATE", "DECISIVE")
                .replace("/all", "");
    }

    /** A new field of a policy must be compared here. Sizes are changed as the compute and subnets are. */
    @Test
    void every_field_of_a_policy_is_among_the_pairs() {
        List<String> fields = new ArrayList<>();
        for (Class<?> part : List.of(
                Policy.class,
                Budget.class,
                Backoff.class,
                Timeouts.class,
                Rule.class,
                Verdict.Retry.class,
                LaunchChange.class)) {
            Arrays.stream(part.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(name -> part.getSimpleName() + "." + name)
                    .forEach(fields::add);
        }
        fields.removeAll(List.of("Policy.name", "Policy.version", "Policy.shadow", "Policy.timeouts"));
        fields.removeAll(List.of("Retry.change", "LaunchChange.cpu", "LaunchChange.memory"));
        assertThat(ShadowPairs.pairs().map(Pair::field).distinct()).containsExactlyInAnyOrderElementsOf(fields);
    }
}
