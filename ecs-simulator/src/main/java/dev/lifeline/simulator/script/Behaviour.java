package dev.lifeline.simulator.script;

import java.util.List;

/** The fate of the tasks that the selector matches, launch by launch; the last attempt repeats. */
public record Behaviour(Selector select, List<ScriptedAttempt> attempts) {
    public Behaviour {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("a behaviour needs at least one attempt");
        }
    }

    /** The n-th launch's attempt, counted from 0. */
    public ScriptedAttempt attempt(int n) {
        return attempts.get(Math.min(n, attempts.size() - 1));
    }
}
