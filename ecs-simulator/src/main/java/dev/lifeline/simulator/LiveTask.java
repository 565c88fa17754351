package dev.lifeline.simulator;

import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A task with its plan. Steps scheduled in an earlier epoch are void. */
final class LiveTask {
    static final Duration VISIBLE = Duration.ofHours(1);

    private final TaskPlan plan;
    private SimulatedTask task;
    private BiConsumer<LiveTask, SimulatedTask> listener = (live, before) -> {};
    private int epoch;
    private int stopCalls;
    private Optional<Instant> forgottenAt = Optional.empty();

    LiveTask(SimulatedTask task, TaskPlan plan) {
        this.task = task;
        this.plan = plan;
    }

    /** Reports every further change, with the task before it. */
    void onChange(BiConsumer<LiveTask, SimulatedTask> changed) {
        listener = changed;
    }

    SimulatedTask task() {
        return task;
    }

    TaskPlan plan() {
        return plan;
    }

    void set(UnaryOperator<SimulatedTask> change) {
        SimulatedTask before = task;
        task = change.apply(before);
        listener.accept(this, before);
    }

    int epoch() {
        return epoch;
    }

    void nextEpoch() {
        epoch++;
    }

    /** The number of this StopTask call, from 1. */
    int countStopCall() {
        return ++stopCalls;
    }

    void forget(Instant now) {
        forgottenAt = Optional.of(now);
    }

    Optional<Instant> endedAt() {
        return forgottenAt.or(() -> task.times().at(TaskTimestamp.STOPPED));
    }

    /** ECS shows a stopped task for an hour. */
    boolean isVisible(Instant now) {
        return forgottenAt.isEmpty() && !isOver(now);
    }

    boolean isOver(Instant now) {
        return endedAt().filter(ended -> !now.isBefore(ended.plus(VISIBLE))).isPresent();
    }

    boolean isIn(TaskLastStatus status) {
        return task.lastStatus() == status;
    }
}
