package dev.lifeline.local.ecs.script;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of one launch.
 *
 * @param throttle how many RunTask calls are refused with ThrottlingException before this launch is tried
 * @param capacity the {@code failures[].reason} with which RunTask answers instead of launching
 * @param container the fate of the containers that the behaviour selects
 * @param task what befalls the task as a whole
 */
public record Attempt(
        int throttle,
        Optional<String> capacity,
        ContainerFate container,
        Optional<TaskFate> task,
        Optional<StopFault> stop,
        EventFaults events,
        Durations durations) {

    public static final Attempt GOOD = new Attempt(
            0,
            Optional.empty(),
            ContainerFate.GOOD,
            Optional.empty(),
            Optional.empty(),
            EventFaults.NONE,
            Durations.DEFAULT);

    public static Attempt of(ContainerFate fate) {
        return GOOD.with(fate);
    }

    public static Attempt of(Obstacle obstacle) {
        return GOOD.with(ContainerFate.of(obstacle));
    }

    public static Attempt of(TaskFate fate) {
        return new Attempt(
                0, Optional.empty(), GOOD.container, Optional.of(fate), Optional.empty(), GOOD.events, GOOD.durations);
    }

    public static Attempt exits(int code, Duration after) {
        return of(ContainerFate.exits(code, after));
    }

    public static Attempt withoutCapacity(String reason) {
        return new Attempt(0, Optional.of(reason), GOOD.container, GOOD.task, GOOD.stop, GOOD.events, GOOD.durations);
    }

    public Attempt throttled(int times) {
        return new Attempt(times, capacity, container, task, stop, events, durations);
    }

    public Attempt with(ContainerFate fate) {
        return new Attempt(throttle, capacity, fate, task, stop, events, durations);
    }

    public Attempt with(StopFault fault) {
        return new Attempt(throttle, capacity, container, task, Optional.of(fault), events, durations);
    }

    public Attempt with(EventFaults faults) {
        return new Attempt(throttle, capacity, container, task, stop, faults, durations);
    }

    public Attempt with(Durations some) {
        return new Attempt(throttle, capacity, container, task, stop, events, some);
    }
}
