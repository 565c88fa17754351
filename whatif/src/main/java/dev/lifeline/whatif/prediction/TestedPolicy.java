package dev.lifeline.whatif.prediction;

import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.whatif.history.RunHistory;

/**
 * A policy as it is compared: as if enforced, because in shadow mode it would do nothing.
 *
 * @param name how the user named it
 */
public record TestedPolicy(String name, PolicyDocument document) {

    Policy policy() {
        return document.policy().in(Mode.ENFORCE);
    }

    /** Whether it would decide about the run: one that Lifeline launched, or a task that its {@code match} adopts. */
    public boolean decides(RunHistory run) {
        return document.policy().mode() != Mode.OFF
                && (run.foreign().isEmpty()
                        || document.match().isEmpty()
                        || document.adopts(run.foreign().get()));
    }
}
