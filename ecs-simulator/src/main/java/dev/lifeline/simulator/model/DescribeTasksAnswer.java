package dev.lifeline.simulator.model;

import java.util.List;

/** DescribeTasks' answer; a task unknown or stopped for more than an hour is a failure MISSING. */
public record DescribeTasksAnswer(List<SimulatedTask> tasks, List<FailureEntry> failures) {
    public DescribeTasksAnswer {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }
}
