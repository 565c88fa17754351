package dev.lifeline.lifecycle.task;

/** One task: its desired state and its status. Only its controller knows what it runs. */
public record Task(TaskState desiredState, TaskStatus status) {

    public Task withStatus(TaskStatus newStatus) {
        return new Task(desiredState, newStatus);
    }
}
