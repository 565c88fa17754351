package dev.lifeline.tests.simulation;

/** A function is dead: nothing of it goes on, and nobody catches this. */
final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died(String how) {
        super(how, null, false, false);
    }
}
