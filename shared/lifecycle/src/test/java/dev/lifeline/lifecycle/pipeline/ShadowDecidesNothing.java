package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.util.Optional;

/** A shadow changes no decision, and parts from the policy once. */
record ShadowDecidesNothing(Run before, Observation observation, Circumstances circumstances) {
    void hold(Decision decision) {
        Policy own = circumstances.policy();
        Decision alone = Supervisor.decide(before.withShadow(Optional.empty()), observation, circumstances.under(own));
        assertThat(alone.run())
                .as("a policy beside decides nothing")
                .isEqualTo(decision.run().withShadow(Optional.empty()));
        assertThat(alone.effects()).isEqualTo(decision.effects());
        boolean itself = circumstances.shadow().filter(own::equals).isPresent();
        assertThat(itself
                        && decision.explanation()
                                .shadow()
                                .filter(Explanation.ShadowVerdict::parts)
                                .isPresent())
                .as("a policy never parts from itself")
                .isFalse();
        assertThat(before.shadow().flatMap(ShadowLife::parting).isPresent()
                        && decision.explanation().shadow().isPresent())
                .as("two policies part once")
                .isFalse();
    }
}
