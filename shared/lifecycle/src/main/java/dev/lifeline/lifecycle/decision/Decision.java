package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about an observation. Values only: nothing has happened yet.
 *
 * @param run the run as it is to be saved
 * @param effects what to carry out once the run is saved
 */
public record Decision(DecisionOutcome outcome, Run run, List<Effect> effects, Explanation explanation) {

    /** What the observation meant. */
    public enum DecisionOutcome {
        /** It was news. */
        APPLIED,
        /** It was news of a {@linkplain Change detail}. */
        DETAIL,
        /** The run knew it, or something later. */
        STALE,
        /** It is none of the run's business. */
        IGNORED,
        /** It is of a task that bears the run's name and is not the run's: to be reported, and left alone. */
        STRANGER
    }

    public Decision {
        effects = List.copyOf(effects);
    }

    /** When somebody must be woken who looks at the run again; empty where nothing of it is worth a timer. */
    public Optional<Instant> wake() {
        return run.wake(effects);
    }

    /** The same, by how much it changes: news of a detail, about which nothing is to be done, is not applied. */
    public Decision weighed(Change change) {
        boolean detail = outcome == DecisionOutcome.APPLIED && change != Change.SUBSTANCE && effects.isEmpty();
        return detail ? new Decision(DecisionOutcome.DETAIL, run, effects, explanation) : this;
    }

    public Decision living(Optional<ShadowLife> shadow) {
        return new Decision(outcome, run.withShadow(shadow), effects, explanation);
    }

    public Decision compared(Explanation.ShadowVerdict shadow) {
        return new Decision(outcome, run, effects, explanation.with(shadow));
    }
}
