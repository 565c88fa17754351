package dev.lifeline.controller.loop;

import dev.lifeline.lifecycle.identity.RunId;

/** A run changed during every try to save it. Nothing was saved by the last try; retry later. */
public final class Contention extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Contention(RunId run, int tries) {
        super("run " + run + " was changed by other functions in each of " + tries
                + " tries; the message is to be delivered again");
    }
}
