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
 * One invocation of a function: its trigger, and the answers to its calls so far. A life is a value. To continue it,
 * the deterministic real code runs again with the same answers, and is stopped at the first unanswered call.
 */
record FunctionLife(InvocationCause cause, Instant begun, List<AnsweredCall> past) {

    /** Why the function was invoked. */
    sealed interface InvocationCause {
        /** Somebody launches the run. */
        record LaunchRequested() implements InvocationCause {}

        /** An observation is passed to the run. */
        record Brought(Observation observation) implements InvocationCause {}
    }

    /**
     * An answered call.
     *
     * @param observed the answer in the model's words; empty for one of the store
     */
    record AnsweredCall(Object answer, Instant at, Optional<String> observed) {}

    /** The world of the lives. */
    record LifeSettings(Policy policy, Limits limits, Silences silences) {}

    /** How long calls may remain unanswered. */
    enum Silences {
        /** Not so long that the run or its task is given up: hours, in which everything else happens as well. */
        SHORT,
        LONG
    }

    FunctionLife and(AnsweredCall answered) {
        List<AnsweredCall> longer = new ArrayList<>(past);
        longer.add(answered);
        return new FunctionLife(cause, begun, List.copyOf(longer));
    }

    /**
     * Runs up to the first unanswered call; empty if there is none.
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
