package dev.lifeline.tests.spec;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;

/**
 * The state of a function between two calls.
 *
 * @param call the next call
 * @param todo the effects that it must still carry out
 * @param observed what it last observed, in the model's words
 * @param revision the revision of the run that it knows; 0 if it knows none
 */
record PendingStep(PendingCall call, List<Effect> todo, String observed, long revision) {

    /** A call to the store or to ECS. */
    sealed interface PendingCall {
        record Load() implements PendingCall {}

        /**
         * The run is saved.
         *
         * @param effects what the function carries out then
         */
        record Save(Run run, List<Effect> effects) implements PendingCall {}

        record Carry(Effect effect) implements PendingCall {}
    }
}
