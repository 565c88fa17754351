package dev.lifeline.simulator.model;

import java.util.List;
import java.util.Optional;

/** One page of task ARNs in the order of creation. */
public record ListTasksAnswer(List<String> taskArns, Optional<String> nextToken) {
    public ListTasksAnswer {
        taskArns = List.copyOf(taskArns);
    }
}
