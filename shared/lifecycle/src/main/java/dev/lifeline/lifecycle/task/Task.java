package dev.lifeline.lifecycle.task;

/** One task: how far to take it, and how far it has come. What it runs is its controller's business. */
public record Task(TaskState desiredState, TaskStatus status) {

    public Task withStatus(TaskStatus newStatus) {
        return new Task(desiredState, newStatus);
    }
}
