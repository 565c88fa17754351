package dev.lifeline.tests;

/** A function is dead: it does nothing more, and nobody catches this. */
public final class FunctionDeath extends Error {
    private static final long serialVersionUID = 1L;

    public FunctionDeath(String how) {
        super(how, null, false, false);
    }
}
