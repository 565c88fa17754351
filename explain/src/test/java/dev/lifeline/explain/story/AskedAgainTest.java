package dev.lifeline.explain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.explain.AnyLife;
import dev.lifeline.explain.Life;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.pipeline.Reconsideration;
import dev.lifeline.lifecycle.pipeline.Reconsideration.Reconsidered;
import dev.lifeline.lifecycle.policy.NearMiss;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each decision by rules in any life, asked again from its entry in the journal. */
class AskedAgainTest {
    private static final int LIVES = 2000;

    /** A decision by a rule, with the life as it went on after it. */
    private record Ruled(Life life, Explanation why) {
        Optional<Reconsideration> again() {
            return new Told(life.run(), life.journal(), Optional.of(life.policy()), life.now()).again(why);
        }
    }

    private static Stream<Ruled> decisions() {
        return Stream.concat(ToldLives.all().values().stream(), AnyLife.of(20261128, LIVES))
                .flatMap(life -> life.journal().stream()
                        .filter(entry -> entry.explanation().judged().isPresent())
                        .map(entry -> new Ruled(life, entry.explanation())));
    }

    @Test
    void every_decision_by_a_rule_is_decided_again_from_its_entry() {
        List<Ruled> all = decisions().toList();
        assertThat(all).hasSizeGreaterThan(LIVES / 4);
        assertThat(all).allSatisfy(ruled -> {
            Reconsidered again = ruled.again().orElseThrow().again();
            assertThat(again.rule()).isEqualTo(ruled.why().rule());
            assertThat(ruled.why().reason()).contains(again.reason());
        });
    }

    @Test
    void a_near_rule_decides_once_its_condition_is_met() {
        List<NearMiss> all = decisions()
                .flatMap(ruled -> ruled.again().stream())
                .flatMap(again -> again.nearMisses().stream()
                        .peek(near -> assertThat(again.under(near).rule())
                                .contains(near.rule().name())))
                .toList();
        assertThat(all).hasSizeGreaterThan(100);
    }
}
