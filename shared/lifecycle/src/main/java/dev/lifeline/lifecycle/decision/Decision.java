package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do about an observation. Values only: nothing has happened yet.
 *
 * @param run the run to save
 * @param effects the effects to carry out once the run is saved
 */
public record Decision(DecisionOutcome outcome, Run run, List<Effect> effects, Explanation explanation) {

    /** The meaning of the observation. */
    public enum DecisionOutcome {
        /** It was news. */
        APPLIED,
        /** It was news of a {@linkplain Change detail}. */
        DETAIL,
        /** The run already knew it, or something later. */
        STALE,
        /** It does not concern the run. */
        IGNORED,
        /** It is about a task that has the run's name and is not the run's: reported and otherwise ignored. */
        STRANGER
    }

    public Decision {
        effects = List.copyOf(effects);
    }

    /** When a timer must wake the run; empty if it needs none. */
    public Optional<Instant> wake() {
        return run.wake(effects);
    }

    /** The same, with its extent of change: news of a detail without effects is not applied. */
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
