package dev.lifeline.tests;

/** A function is dead: nothing of it goes on, and nobody catches this. */
public final class FunctionDeath extends Error {
    private static final long serialVersionUID = 1L;

    public FunctionDeath(String how) {
        super(how, null, false, false);
    }
}
