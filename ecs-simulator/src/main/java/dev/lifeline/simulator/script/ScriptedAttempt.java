package dev.lifeline.simulator.script;

import java.time.Duration;
import java.util.Optional;

/**
 * The fate of one launch.
 *
 * @param throttle how many RunTask calls are refused with ThrottlingException before this launch is tried
 * @param capacity the {@code failures[].reason} with which RunTask answers instead of launching
 * @param container the fate of the containers that the behaviour selects
 * @param task the fate of the whole task
 */
public record ScriptedAttempt(
        int throttle,
        Optional<String> capacity,
        ContainerFate container,
        Optional<TaskFate> task,
        Optional<StopFault> stop,
        EventFaults events,
        Durations durations) {

    public static final ScriptedAttempt GOOD = new ScriptedAttempt(
            0,
            Optional.empty(),
            ContainerFate.GOOD,
            Optional.empty(),
            Optional.empty(),
            EventFaults.NONE,
            Durations.DEFAULT);

    public static ScriptedAttempt of(ContainerFate fate) {
        return GOOD.with(fate);
    }

    public static ScriptedAttempt of(ContainerFault fault) {
        return GOOD.with(ContainerFate.of(fault));
    }

    public static ScriptedAttempt of(TaskFate fate) {
        return new ScriptedAttempt(
                0, Optional.empty(), GOOD.container, Optional.of(fate), Optional.empty(), GOOD.events, GOOD.durations);
    }

    public static ScriptedAttempt exits(int code, Duration after) {
        return of(ContainerFate.exits(code, after));
    }

    public static ScriptedAttempt withoutCapacity(String reason) {
        return new ScriptedAttempt(
                0, Optional.of(reason), GOOD.container, GOOD.task, GOOD.stop, GOOD.events, GOOD.durations);
    }

    public ScriptedAttempt throttled(int times) {
        return new ScriptedAttempt(times, capacity, container, task, stop, events, durations);
    }

    public ScriptedAttempt with(ContainerFate fate) {
        return new ScriptedAttempt(throttle, capacity, fate, task, stop, events, durations);
    }

    public ScriptedAttempt with(StopFault fault) {
        return new ScriptedAttempt(throttle, capacity, container, task, Optional.of(fault), events, durations);
    }

    public ScriptedAttempt with(EventFaults faults) {
        return new ScriptedAttempt(throttle, capacity, container, task, stop, faults, durations);
    }

    public ScriptedAttempt with(Durations some) {
        return new ScriptedAttempt(throttle, capacity, container, task, stop, events, some);
    }
}
