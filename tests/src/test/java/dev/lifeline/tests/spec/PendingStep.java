package dev.lifeline.tests.spec;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;

/**
 * Where a function stands between two calls.
 *
 * @param call the one that it is about to make
 * @param todo the effects that it has still to carry out
 * @param observed what it last observed, in the model's words
 * @param revision of the run as it knows it; 0 while it knows none
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
