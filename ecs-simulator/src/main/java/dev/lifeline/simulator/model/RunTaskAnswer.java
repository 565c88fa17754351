package dev.lifeline.simulator.model;

import java.util.List;

/** RunTask's answer; both lists may be non-empty, and success may mean only failures. */
public record RunTaskAnswer(List<StartedTask> tasks, List<FailureEntry> failures) {
    public RunTaskAnswer {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }
}
