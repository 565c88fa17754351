package dev.lifeline.controller.note;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.controller.time.TimersUnavailable;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;

/** Something that the controller did or found, for logs, metrics and circuit breakers. */
public sealed interface Note {

    /**
     * A decision that is saved or changes nothing.
     *
     * @param before the run before it; empty if it starts a generation
     */
    record Decided(Optional<Run> before, Decision decision) implements Note {
        public RunId run() {
            return decision.run().id();
        }
    }

    /** A rule decided, and the shadow of its policy was unavailable. */
    record ShadowUnavailable(Policy policy) implements Note {}

    /** A call was not made, because the gate held it. */
    record EffectHeld(Run run, Effect effect, Hold hold) implements Note {}

    /** A save lost a race; the run is decided about again. */
    record RaceLost(RunId run) implements Note {}

    /** An invalid request under this name was refused, and nothing was saved. */
    record LaunchRefused(RunId run, List<Problem> problems) implements Note {
        public LaunchRefused {
            problems = List.copyOf(problems);
        }
    }

    /** A run was removed on its user's request. */
    record RunDeleted(Run run) implements Note {}

    /** The result of an event or a timer. */
    record EventHandled(Received received) implements Note {}

    /**
     * A stored policy cannot be read. Noted each time that the policies are read again while it is needed, not at each
     * event.
     */
    record PolicyUnreadable(UnreadablePolicy policy) implements Note {}

    /** A timer was not set: Reconcile finds the run, up to a minute late. */
    record TimerLost(TimersUnavailable why) implements Note {}
}
