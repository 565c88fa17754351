package dev.lifeline.tests.spec;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One invocation of a function: what began it, and what its calls were answered until now. A life is a value. To go on
 * with it, it is lived again: the real code is deterministic, is given the same answers again, and is stopped at the
 * first call that was not answered yet.
 */
record FunctionLife(InvocationCause cause, Instant begun, List<AnsweredCall> past) {

    /** Why the function was invoked. */
    sealed interface InvocationCause {
        /** Somebody launches the run. */
        record LaunchRequested() implements InvocationCause {}

        /** Something is brought to the run. */
        record Brought(Observation observation) implements InvocationCause {}
    }

    /**
     * A call that came back.
     *
     * @param observed the answer in the model's words; empty for one of the store
     */
    record AnsweredCall(Object answer, Instant at, Optional<String> observed) {}

    /** The world in which lives are lived. */
    record LifeSettings(Policy policy, Limits limits, Silences silences) {}

    /** How long calls may bring nothing. */
    enum Silences {
        /** Not for so long that the run or its task is given up: hours, in which everything else happens as well. */
        SHORT,
        LONG
    }

    FunctionLife and(AnsweredCall answered) {
        List<AnsweredCall> longer = new ArrayList<>(past);
        longer.add(answered);
        return new FunctionLife(cause, begun, List.copyOf(longer));
    }

    /**
     * Lives up to the first unanswered call; empty when there is none.
     *
     * @param observed what began it, in the model's words
     */
    Optional<PendingStep> live(LifeSettings rules, String observed) {
        RememberedPorts memory = new RememberedPorts(this, rules, observed);
        try {
            invoke(memory.controllerPorts());
            return Optional.empty();
        } catch (RememberedPorts.Unanswered unanswered) {
            return Optional.of(memory.standing(unanswered.call()));
        }
    }

    private void invoke(ControllerPorts ports) {
        switch (cause) {
            case InvocationCause.LaunchRequested launch ->
                RunController.in(ports)
                        .launcher()
                        .launch(
                                new RunRequest(
                                        Optional.of(Runs.ID),
                                        RunRequest.OnRepeatedName.SAME_RUN,
                                        ports.policies().names().getFirst(),
                                        Runs.REQUEST),
                                Runs.ID);
            case InvocationCause.Brought brought ->
                RunController.in(ports).loop().observe(Runs.ID.key(), brought.observation());
        }
    }
}
