package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.run.RunId;
import java.util.Optional;

/** An invariant does not hold. No function may catch it: it ends the world. */
final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    private final String invariant;
    private final transient Optional<RunId> run;

    Violation(String invariant, Optional<RunId> run, String detail) {
        super(invariant + run.map(id -> " [run " + id + "]").orElse("") + ": " + detail);
        this.invariant = invariant;
        this.run = run;
    }

    String invariant() {
        return invariant;
    }

    Optional<RunId> run() {
        return run;
    }
}
