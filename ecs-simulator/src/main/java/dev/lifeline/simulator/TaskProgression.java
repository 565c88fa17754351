package dev.lifeline.simulator;

import dev.lifeline.simulator.model.ContainerLastStatus;
import dev.lifeline.simulator.model.SimulatedContainer;
import dev.lifeline.simulator.model.SimulatedLaunchType;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.model.TaskStop;
import dev.lifeline.simulator.model.TaskStopCode;
import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A task's progression through its states.
 *
 * <pre>
 *  PROVISIONING -> PENDING -> ACTIVATING -> RUNNING -> DEACTIVATING -> STOPPING -> DEPROVISIONING -> STOPPED
 *       |             |                                                                ^  (awsvpc only)
 *       +-------------+----------------- never started --------------------------------+
 * </pre>
 *
 * Every step checks the epoch in which it was scheduled. A stop begins a new epoch, so that the rest of the old plan is
 * dropped.
 */
final class TaskProgression {
    /** The exit code of a program that obeys SIGTERM. */
    private static final int TERMINATED = 143;

    private final Agenda agenda;
    private final Outbox outbox;
    private final EventWriter events;
    private final Running running;
    private final Startup startup;

    TaskProgression(Agenda agenda, Outbox outbox, EventWriter events, Ids ids) {
        this.agenda = agenda;
        this.outbox = outbox;
        this.events = events;
        this.running = new Running(this, ids);
        this.startup = new Startup(this);
    }

    /** What happens to an instance when a task's script loses its host. */
    void onHostLoss(HostLossListener listener) {
        running.onHostLoss(listener);
    }

    /** Starts a newly created task in its first state. */
    void begin(LiveTask live, Instant now) {
        enter(live, live.task().lastStatus(), now);
    }

    void enter(LiveTask live, TaskLastStatus state, Instant now) {
        change(live, task -> onEntry(live, task.in(state), now), now);
        if (!live.plan().isStuckIn(state)) {
            later(live, live.plan().durations().in(state), then -> leave(live, state, then));
            if (state == TaskLastStatus.RUNNING) {
                running.arrangeEndings(live);
            }
        }
        if (state == TaskLastStatus.RUNNING) {
            running.arrangeTaskFate(live);
        }
    }

    private SimulatedTask onEntry(LiveTask live, SimulatedTask task, Instant now) {
        return switch (task.lastStatus()) {
            case PROVISIONING, DEACTIVATING, STOPPING -> task;
            case PENDING -> task.at(TaskTimestamp.PULL_STARTED, now);
            case ACTIVATING -> task.connected(now);
            case RUNNING -> running.started(live, task).at(TaskTimestamp.STARTED, now);
            case DEPROVISIONING -> killed(task, now);
            case STOPPED -> killed(task, now).at(TaskTimestamp.STOPPED, now);
        };
    }

    private void leave(LiveTask live, TaskLastStatus state, Instant now) {
        switch (state) {
            case PROVISIONING -> startup.provisioned(live, now);
            case PENDING -> startup.pulled(live, now);
            case ACTIVATING -> enter(live, TaskLastStatus.RUNNING, now);
            case DEACTIVATING -> enter(live, TaskLastStatus.STOPPING, now);
            case STOPPING -> release(live, now);
            case DEPROVISIONING -> enter(live, TaskLastStatus.STOPPED, now);
            case RUNNING, STOPPED -> {}
        }
    }

    void interrupt(LiveTask live, Duration grace, Instant now) {
        running.interrupt(live, grace, now);
    }

    /** Sets the desired status to STOPPED and emits the change. Stopping is a later step. */
    void want(LiveTask live, TaskStop stop, Instant now) {
        change(live, task -> task.stoppingFor(stop, now), now);
    }

    /** Containers that can start do run, even if the task does not reach RUNNING. */
    void startContainers(LiveTask live) {
        live.set(task -> running.started(live, task));
    }

    /** Stops the task in its current state. Ignored if it is stopping already. */
    void stop(LiveTask live, TaskStop stop, Instant now) {
        TaskLastStatus state = live.task().lastStatus();
        if (TaskLastStatus.RUNNING.isBefore(state)) {
            return;
        }
        live.nextEpoch();
        live.set(task -> task.stoppingFor(stop, now));
        if (state.isBefore(TaskLastStatus.ACTIVATING)) {
            release(live, now);
        } else {
            enter(live, TaskLastStatus.DEACTIVATING, now);
        }
    }

    /** Stops the task at once, because its host is gone. */
    void vanish(LiveTask live, TaskStop stop, Instant now) {
        live.nextEpoch();
        live.set(task -> task.stoppingFor(stop, now)
                .mapContainers(container -> container.status() == ContainerLastStatus.STOPPED
                        ? container
                        : container.stopped(OptionalInt.empty()))
                .in(TaskLastStatus.STOPPED)
                .at(TaskTimestamp.EXECUTION_STOPPED, now)
                .at(TaskTimestamp.STOPPED, now)
                .with(SimulatedTask.Connectivity.DISCONNECTED)
                .nextVersion());
    }

    private void release(LiveTask live, Instant now) {
        boolean awsvpc = live.task().launch().placement().eni().isPresent();
        enter(live, awsvpc ? TaskLastStatus.DEPROVISIONING : TaskLastStatus.STOPPED, now);
    }

    private static SimulatedTask killed(SimulatedTask task, Instant now) {
        return task.at(TaskTimestamp.EXECUTION_STOPPED, now).mapContainers(TaskProgression::killed);
    }

    private static SimulatedContainer killed(SimulatedContainer container) {
        return switch (container.status()) {
            case PENDING -> container.stopped(OptionalInt.empty());
            case RUNNING -> container.stopped(OptionalInt.of(TERMINATED));
            case STOPPED -> container;
        };
    }

    /** Changes the task, increments the version and emits an event. */
    void change(LiveTask live, UnaryOperator<SimulatedTask> change, Instant now) {
        live.set(task -> change.apply(task).nextVersion());
        tell(live, now);
    }

    void tell(LiveTask live, Instant now) {
        outbox.send(events.task(live.task(), now), live.plan().attempt().events());
    }

    void later(LiveTask live, Duration delay, Consumer<Instant> step) {
        int epoch = live.epoch();
        agenda.at(agenda.now().plus(delay), now -> {
            if (live.epoch() == epoch) {
                step.accept(now);
            }
        });
    }

    static TaskStop neverStarted(String reason) {
        return TaskStop.of(TaskStopCode.TASK_FAILED_TO_START, reason);
    }

    static SimulatedLaunchType platform(LiveTask live) {
        return live.task().launch().placement().launchType();
    }

    /** Called when the script removes the instance under a task. */
    interface HostLossListener {
        void lose(LiveTask live, TaskFate.HostLoss loss, Instant now);
    }
}
