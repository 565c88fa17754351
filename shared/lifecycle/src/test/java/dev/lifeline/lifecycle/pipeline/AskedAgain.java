package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.run.Run;

/** A decision of the rules in the journal: asked again, the core decides what it decided. */
record AskedAgain(Explanation why, Circumstances circumstances) {

    /** @param later the run, which has gone on since */
    void hold(Run later) {
        if (why.judged().isEmpty()) {
            return;
        }
        Reconsideration again = Reconsideration.of(later, why, circumstances)
                .orElseThrow(() -> new AssertionError("it cannot be decided again: " + why));
        assertThat(again.again().rule()).isEqualTo(why.rule());
        assertThat(why.reason()).as("decided again").contains(again.again().reason());
        for (NearMiss near : again.nearMisses()) {
            assertThat(again.under(near).rule())
                    .as("the near rule, without its missing condition")
                    .contains(near.rule().name());
        }
    }
}
