package dev.lifeline.controller.port;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;
import java.util.Optional;

/** Something that happened while the controller worked: for logs, metrics and circuit breakers. */
public sealed interface Note {

    /**
     * A decision, once it is saved or found to change nothing.
     *
     * @param before the run that it is about; none where it begins a generation
     */
    record Decided(Optional<Run> before, Decision decision) implements Note {
        public RunId run() {
            return decision.run().id();
        }
    }

    /** A rule decided, and the shadow of its policy could not be asked. */
    record ShadowUnavailable(Policy policy) implements Note {}

    /** A call was not made, since the gate did not let it pass. */
    record EffectHeld(Run run, Effect effect, Hold hold) implements Note {}

    /** A save came too late; the run is decided about again. */
    record RaceLost(RunId run) implements Note {}

    /** A request was refused under this name: it is wrong, and nothing was saved. */
    record LaunchRefused(RunId run, List<Problem> problems) implements Note {
        public LaunchRefused {
            problems = List.copyOf(problems);
        }
    }

    /** What became of an event or a timer. */
    record EventHandled(Received received) implements Note {}

    /**
     * A stored policy cannot be read. Noted when that is found, and again for as long as the policy is asked for: each
     * time that the policies are read anew, not at each event.
     */
    record PolicyUnreadable(UnreadablePolicy policy) implements Note {}

    /** A timer was not set: Reconcile wakes the run, up to a minute late. */
    record TimerLost(TimersUnavailable why) implements Note {}
}
