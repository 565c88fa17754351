package dev.lifeline.simulator.script;

import java.util.List;

/**
 * Everything that shall go wrong. Of the behaviours that match a container the first decides its fate; of those that
 * match a task's containers the first decides what befalls the task. What no behaviour matches runs and exits 0.
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
