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
 * The lifecycle of a task, as SwarmKit's {@code agent/exec/controller.go} has it in {@code Resolve} and {@code Do}.
 *
 * <pre>
 *  NEW ------.
 *  PENDING --+--> ACCEPTED --> PREPARING ==> READY --> STARTING ==> RUNNING ==> COMPLETE
 *  ASSIGNED -'       |             |  prepare  |           |   start   |  await
 *      '-------------+-------------+-----------'           '-----------'
 *                 fatal: REJECTED                          fatal: FAILED
 *
 *  -->  pause state: left when a later state is desired; resolve leads to ACCEPTED in any case
 *  ==>  active state: left when the operation is done, also past the desired state
 *
 *  SHUTDOWN or later desired: every state before COMPLETE ==shutdown==> SHUTDOWN, and nothing else
 *  temporary, cancelled:      the state stays, the operation is asked again
 *  REMOVE, ORPHANED:          never reached from here, others set them
 * </pre>
 */
public final class Lifecycle {

    private Lifecycle() {}

    /**
     * What the search for the task's controller makes of the task. The status is to be reported in every case.
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

    /** What never started was rejected, what may be running has failed, and what is over stays what it is. */
    private static TaskState unresolved(TaskState state) {
        if (state.isBefore(STARTING)) {
            return REJECTED;
        }
        return state.isBeyond(RUNNING) ? state : FAILED;
    }

    /**
     * Takes the task one step on, with at most one operation of the controller.
     *
     * @param now the status's timestamp if, and only if, the status changes
     */
    public static Step perform(Task task, Controller controller, Instant now) {
        PerformedOperation operation = operate(task, controller);
        // The container is asked after the operation, which changes it, and before the timestamp is settled: another
        // container status is another task status.
        TaskStatus status = observe(operation, controller);
        boolean changed = !status.equalsApartFromTimestamp(task.status());
        return new Step(operation.ending(), changed ? status.withTimestamp(now) : status);
    }

    /**
     * The caller's loop: performs step after step, each on the status that the step before left, until a noop, a retry,
     * a fatal step or a terminal state.
     *
     * @return the steps in order, never empty; the last one's status is the task's
     */
    public static List<Step> advance(Task task, Controller controller, Instant now) {
        List<Step> steps = new ArrayList<>(4);
        Step step = perform(task, controller, now);
        steps.add(step);
        // Each transition reaches a later state, so there are at most as many of them as states.
        while (step.ending() == StepEnding.TRANSITION && !step.status().state().terminal()) {
            step = perform(task.withStatus(step.status()), controller, now);
            steps.add(step);
        }
        return Collections.unmodifiableList(steps);
    }

    private static PerformedOperation operate(Task task, Controller controller) {
        TaskStatus status = task.status();
        TaskState state = status.state();

        // First, because what shall end must not be carried on before. SHUTDOWN is the furthest that it reaches, even
        // when REMOVE is desired: removing is not the lifecycle's.
        if (!task.desiredState().isBefore(SHUTDOWN)) {
            if (state.terminal()) {
                return noop(status);
            }
            return switch (controller.shutdown()) {
                case Done done -> transition(status, SHUTDOWN, "shutdown");
                case Failure failure -> fatal(status, failure);
            };
        }

        // Second, because the active states below do not look at the desired state again.
        if (state.isBeyond(task.desiredState())) {
            return noop(status);
        }

        return switch (state) {
            // The active states: what was begun is finished, also when it leads past the desired state.
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

            // The pause states: left only for a later desired state, so a task can be prepared now and started later.
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

    /**
     * The end of the task, unless the failure says that it is not. The message stays the one of the last thing that
     * went well.
     */
    private static PerformedOperation fatal(TaskStatus status, Failure failure) {
        return switch (failure) {
            // Says nothing about the task, so even the error of an earlier step stays.
            case Cancelled cancelled -> retry(status, failure);
            // Recorded all the same: people want to know what a task waits for.
            case Temporary temporary -> retry(status.withError(failure.text()), failure);
            case Outcome.Fatal end -> {
                TaskState last = status.state().isBefore(STARTING) ? REJECTED : FAILED;
                yield new PerformedOperation(
                        StepEnding.FATAL, status.withError(failure.text()).withState(last), Optional.of(failure));
            }
        };
    }

    /**
     * Takes over what container and ports look like now. Only from STARTING on: before, there is nothing to look at.
     */
    private static TaskStatus observe(PerformedOperation operation, Controller controller) {
        TaskStatus status = operation.status();
        if (status.state().isBefore(STARTING)) {
            return status;
        }
        // The failure's own container status is the one at the moment of the failure, so the controller is asked only
        // without it.
        Optional<RuntimeStatus> runtime = operation.failure().flatMap(Failure::runtime);
        if (runtime.isEmpty()) {
            if (!(controller instanceof ContainerStatusSource source)) {
                return status; // exit code and ports are not looked at either, as in SwarmKit
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

    /** An operation's ending before the container was looked at, with the failure that led to it. */
    private record PerformedOperation(StepEnding ending, TaskStatus status, Optional<Failure> failure) {}
}
