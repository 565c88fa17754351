package dev.lifeline.lifecycle.task;

/**
 * One task: what to run, how far to take it, how far it has come.
 *
 * @param <S> what the controller runs
 */
public record Task<S>(S spec, TaskState desiredState, TaskStatus status) {

    public Task<S> withStatus(TaskStatus newStatus) {
        return new Task<>(spec, desiredState, newStatus);
    }

    /**
     * Desires a further state. A lower one changes nothing: like SwarmKit's agent, a task is never asked to go back.
     */
    public Task<S> desiring(TaskState state) {
        return state.isBeyond(desiredState) ? new Task<>(spec, state, status) : this;
    }
}
