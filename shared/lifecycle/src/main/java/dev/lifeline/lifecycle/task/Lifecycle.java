package dev.lifeline.lifecycle.task;

import static dev.lifeline.lifecycle.task.TaskState.ACCEPTED;
import static dev.lifeline.lifecycle.task.TaskState.COMPLETE;
import static dev.lifeline.lifecycle.task.TaskState.FAILED;
import static dev.lifeline.lifecycle.task.TaskState.PREPARING;
import static dev.lifeline.lifecycle.task.TaskState.READY;
import static dev.lifeline.lifecycle.task.TaskState.REJECTED;
import static dev.lifeline.lifecycle.task.TaskState.RUNNING;
import static dev.lifeline.lifecycle.task.TaskState.SHUTDOWN;
import static dev.lifeline.lifecycle.task.TaskState.STARTING;

import dev.lifeline.lifecycle.task.Outcome.AlreadyPrepared;
import dev.lifeline.lifecycle.task.Outcome.AlreadyStarted;
import dev.lifeline.lifecycle.task.Outcome.Cancelled;
import dev.lifeline.lifecycle.task.Outcome.Done;
import dev.lifeline.lifecycle.task.Outcome.Failure;
import dev.lifeline.lifecycle.task.Outcome.Temporary;
import dev.lifeline.lifecycle.task.Step.StepEnding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The lifecycle of a task, as in {@code Resolve} and {@code Do} of SwarmKit's {@code agent/exec/controller.go}.
 *
 * <pre>
 *  NEW ------.
 *  PENDING --+--> ACCEPTED --> PREPARING ==> READY --> STARTING ==> RUNNING ==> COMPLETE
 *  ASSIGNED -'       |             |  prepare  |           |   start   |  await
 *      '-------------+-------------+-----------'           '-----------'
 *                 fatal: REJECTED                          fatal: FAILED
 *
 *  -->  pause state: left when a later state is desired; resolve leads to ACCEPTED in any case
 *  ==>  active state: left when the operation is done, even past the desired state
 *
 *  SHUTDOWN or later desired: every state before COMPLETE ==shutdown==> SHUTDOWN, and nothing else
 *  temporary, cancelled:      the state stays, the operation is called again
 *  REMOVE, ORPHANED:          never reached from here, others set them
 * </pre>
 */
public final class Lifecycle {

    private Lifecycle() {}

    /**
     * The task's status after the search for its controller. Report it in every case.
     *
     * @param error why there is no controller
     */
    public static TaskStatus resolve(TaskStatus status, Optional<String> error) {
        if (error.isPresent()) {
            return status.withState(unresolved(status.state()))
                    .withMessage("resolving controller failed")
                    .withError(error.get());
        }
        return status.state().isBefore(ACCEPTED) ? status.transition(ACCEPTED, "accepted") : status;
    }

    /**
     * A task that never started is rejected, one that may be running has failed, and one that is over keeps its state.
     */
    private static TaskState unresolved(TaskState state) {
        if (state.isBefore(STARTING)) {
            return REJECTED;
        }
        return state.isBeyond(RUNNING) ? state : FAILED;
    }

    /**
     * Advances the task by one step, with at most one operation of the controller.
     *
     * @param now the status's timestamp if, and only if, the status changes
     */
    public static Step perform(Task task, Controller controller, Instant now) {
        PerformedOperation operation = operate(task, controller);
        // The container is observed after the operation, which changes it, and before the timestamp is set: another
        // container status is another task status.
        TaskStatus status = observe(operation, controller);
        boolean changed = !status.equalsApartFromTimestamp(task.status());
        return new Step(operation.ending(), changed ? status.withTimestamp(now) : status);
    }

    /**
     * The caller's loop: performs steps, each on the status of the previous one, until a noop, a retry, a fatal step or
     * a terminal state.
     *
     * @return the steps in order, never empty; the last one's status is the task's
     */
    public static List<Step> advance(Task task, Controller controller, Instant now) {
        List<Step> steps = new ArrayList<>(4);
        Step step = perform(task, controller, now);
        steps.add(step);
        // Each transition reaches a later state, so the number of states bounds them.
        while (step.ending() == StepEnding.TRANSITION && !step.status().state().terminal()) {
            step = perform(task.withStatus(step.status()), controller, now);
            steps.add(step);
        }
        return Collections.unmodifiableList(steps);
    }

    private static PerformedOperation operate(Task task, Controller controller) {
        TaskStatus status = task.status();
        TaskState state = status.state();

        // First, because a task that must end must not advance before. SHUTDOWN is the furthest state that it reaches,
        // even
        // if REMOVE is desired: the lifecycle does not remove tasks.
        if (!task.desiredState().isBefore(SHUTDOWN)) {
            if (state.terminal()) {
                return noop(status);
            }
            return switch (controller.shutdown()) {
                case Done done -> transition(status, SHUTDOWN, "shutdown");
                case Failure failure -> fatal(status, failure);
            };
        }

        // Second, because the active states below do not check the desired state again.
        if (state.isBeyond(task.desiredState())) {
            return noop(status);
        }

        return switch (state) {
            // The active states: what was begun is finished, even if it leads past the desired state.
            case PREPARING ->
                switch (controller.prepare()) {
                    case Done done -> transition(status, READY, "prepared");
                    case AlreadyPrepared already -> transition(status, READY, "prepared");
                    case Failure failure -> fatal(status, failure);
                };
            case STARTING ->
                switch (controller.start()) {
                    case Done done -> transition(status, RUNNING, "started");
                    case AlreadyStarted already -> transition(status, RUNNING, "started");
                    case Failure failure -> fatal(status, failure);
                };
            case RUNNING ->
                switch (controller.await()) {
                    case Done done -> transition(status, COMPLETE, "finished");
                    case Failure failure -> fatal(status, failure);
                };

            // The pause states: left only for a later desired state, so that a task can be prepared now and started
            // later.
            case NEW, PENDING, ASSIGNED -> resume(task, ACCEPTED, "accepted");
            case ACCEPTED -> resume(task, PREPARING, "preparing");
            case READY -> resume(task, STARTING, "starting");

            case COMPLETE, SHUTDOWN, FAILED, REJECTED, REMOVE, ORPHANED -> noop(status);
        };
    }

    private static PerformedOperation resume(Task task, TaskState next, String message) {
        TaskStatus status = task.status();
        return status.state().isBefore(task.desiredState()) ? transition(status, next, message) : noop(status);
    }

    private static PerformedOperation noop(TaskStatus status) {
        return new PerformedOperation(StepEnding.NOOP, status, Optional.empty());
    }

    private static PerformedOperation retry(TaskStatus status, Failure failure) {
        return new PerformedOperation(StepEnding.RETRY, status, Optional.of(failure));
    }

    private static PerformedOperation transition(TaskStatus status, TaskState next, String message) {
        return new PerformedOperation(StepEnding.TRANSITION, status.transition(next, message), Optional.empty());
    }

    /** The end of the task, unless the failure says otherwise. Keeps the message of the last successful step. */
    private static PerformedOperation fatal(TaskStatus status, Failure failure) {
        return switch (failure) {
            // Says nothing about the task, so it keeps even the error of an earlier step.
            case Cancelled cancelled -> retry(status, failure);
            // Recorded, because people want to know what a task waits for.
            case Temporary temporary -> retry(status.withError(failure.text()), failure);
            case Outcome.Fatal end -> {
                TaskState last = status.state().isBefore(STARTING) ? REJECTED : FAILED;
                yield new PerformedOperation(
                        StepEnding.FATAL, status.withError(failure.text()).withState(last), Optional.of(failure));
            }
        };
    }

    /** Takes over the current container and port status. Only from STARTING on: before, there is none. */
    private static TaskStatus observe(PerformedOperation operation, Controller controller) {
        TaskStatus status = operation.status();
        if (status.state().isBefore(STARTING)) {
            return status;
        }
        // The failure's container status is that of the moment of the failure, so the controller is asked only
        // without it.
        Optional<RuntimeStatus> runtime = operation.failure().flatMap(Failure::runtime);
        if (runtime.isEmpty()) {
            if (!(controller instanceof ContainerStatusSource source)) {
                return status; // exit code and ports are not observed either, as in SwarmKit
            }
            RuntimeStatus before = status.runtime().orElse(RuntimeStatus.EMPTY);
            runtime = Optional.of(source.containerStatus().orElse(before));
        }
        int exitCode =
                operation.failure().map(failure -> failure.exitCode().orElse(0)).orElse(0);
        TaskStatus observed =
                status.withRuntime(exitCode == 0 ? runtime : runtime.map(it -> it.withExitCode(exitCode)));
        if (!(controller instanceof PortStatusSource source)) {
            return observed;
        }
        return observed.withPorts(source.portStatus());
    }

    /** The end of an operation before the container is observed, with its failure. */
    private record PerformedOperation(StepEnding ending, TaskStatus status, Optional<Failure> failure) {}
}
