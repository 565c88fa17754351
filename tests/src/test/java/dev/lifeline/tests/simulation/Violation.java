package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.identity.RunKey;
import java.util.Optional;

/** An invariant does not hold. No function may catch it: it ends the world. */
final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    private final String invariant;
    private final transient Optional<RunKey> run;

    Violation(String invariant, Optional<RunKey> run, String detail) {
        super(invariant + run.map(id -> " [run " + id + "]").orElse("") + ": " + detail);
        this.invariant = invariant;
        this.run = run;
    }

    String invariant() {
        return invariant;
    }

    Optional<RunKey> run() {
        return run;
    }
}
