package dev.lifeline.controller.port;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;

/** Is told of every decision, once it is saved or found to change nothing. */
@FunctionalInterface
public interface DecisionLog {
    void decided(RunId run, Decision decision);

    /** A decision that a rule was asked for was made without the shadow of its policy, which could not be asked. */
    default void decidedWithoutShadow(Policy policy) {}

    /** A request was refused under this name: it is wrong, and nothing was saved. */
    default void launchRefused(RunId run, List<Problem> problems) {}
}
