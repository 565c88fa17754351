package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.run.PolicyRef;

/**
 * A stored version of a policy that this version of Lifeline cannot read: its item is damaged, or a newer version of
 * Lifeline put it. No other policy may decide instead.
 */
public final class UnreadablePolicy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadablePolicy(PolicyRef policy, String why) {
        super("policy " + policy + " cannot be read by this version of Lifeline, deploy the one that put it or put a"
                + " document that this one reads: " + why);
    }
}
