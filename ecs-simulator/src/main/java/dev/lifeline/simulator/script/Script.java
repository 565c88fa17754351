package dev.lifeline.simulator.script;

import java.util.List;

/**
 * Everything that goes wrong. The first behaviour that matches a container decides its fate, and the first that matches
 * one of a task's containers decides the task's. Everything else runs and exits with 0.
 */
public record Script(Durations durations, List<Behaviour> behaviours, List<CallFault> calls) {
    public static final Script NOTHING_FAILS = new Script(Durations.DEFAULT, List.of(), List.of());

    public Script {
        behaviours = List.copyOf(behaviours);
        calls = List.copyOf(calls);
    }

    public static Script of(Behaviour... behaviours) {
        return new Script(Durations.DEFAULT, List.of(behaviours), List.of());
    }

    /** One behaviour for every task. */
    public static Script attempts(ScriptedAttempt... attempts) {
        return of(new Behaviour(Selector.ANY_TASK, List.of(attempts)));
    }

    public Script withCalls(CallFault... faults) {
        return new Script(durations, behaviours, List.of(faults));
    }
}
