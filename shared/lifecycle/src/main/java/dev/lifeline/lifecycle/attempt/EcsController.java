package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.task.ContainerStatusSource;
import dev.lifeline.lifecycle.task.Controller;
import dev.lifeline.lifecycle.task.Outcome;
import dev.lifeline.lifecycle.task.PortStatus;
import dev.lifeline.lifecycle.task.PortStatusSource;
import dev.lifeline.lifecycle.task.RuntimeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Maps the task lifecycle to Amazon ECS. It uses the last snapshot of the attempt and never waits. Calls to ECS are
 * collected as effects.
 *
 * <pre>
 *   lifecycle    prepare                         start          await            shutdown
 *   done when    every image is pulled           task RUNNING   program exited   task STOPPED
 *   ECS state    PROVISIONING  PENDING (pulling) PENDING (pulled)  ACTIVATING  RUNNING .. STOPPED
 *   failed when  it stops before that: REJECTED  it stops before that, or exits badly: FAILED
 * </pre>
 */
public final class EcsController implements Controller, ContainerStatusSource, PortStatusSource {

    private final LaunchRequest request;
    private final Attempt attempt;
    private final List<Effect> effects = new ArrayList<>();

    public EcsController(LaunchRequest request, Attempt attempt) {
        this.request = request;
        this.attempt = attempt;
    }

    /** The effects of the operations so far, in order. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** Calls RunTask, then is temporary until the images of all containers are pulled. */
    @Override
    public Outcome prepare() {
        return switch (attempt.launch()) {
            case Launch.Unasked unasked -> {
                effects.add(new Effect.RunTask(attempt.number()));
                yield new Outcome.Temporary("waiting for RunTask");
            }
            case Launch.Asked asked -> new Outcome.Temporary("waiting for RunTask");
            case Launch.Refused refused -> new Outcome.Failed(refused.why().evidence());
            case Launch.Launched launched ->
                launched.seen()
                        .map(this::prepared)
                        .orElseGet(() -> new Outcome.Temporary("waiting for the task's first state"));
        };
    }

    private Outcome prepared(EcsTask task) {
        return switch (Progress.of(task, request.essentials())) {
            case PREPARING -> new Outcome.Temporary("task is " + task.lastStatus());
            case STOPPED_BEFORE_PULLED -> failed(task);
            case PULLED, RUNNING, STOPPED_BEFORE_STARTED, STOPPED_AFTER_STARTED -> new Outcome.Done();
        };
    }

    /** Temporary until the task is or was RUNNING. */
    @Override
    public Outcome start() {
        return whenSeen(task -> switch (Progress.of(task, request.essentials())) {
            case PREPARING, PULLED -> new Outcome.Temporary("task is " + task.lastStatus());
            case STOPPED_BEFORE_PULLED, STOPPED_BEFORE_STARTED -> failed(task);
            case RUNNING, STOPPED_AFTER_STARTED -> new Outcome.Done();
        });
    }

    /**
     * Temporary until it is known how the program ended, which may be long before the task is STOPPED. Then done if its
     * essential containers exited with 0 by themselves. An interrupted program has failed, whatever its exit code: a
     * program that obeys SIGTERM exits with 0 without having done its work.
     */
    @Override
    public Outcome await() {
        return whenSeen(task -> {
            if (!Exit.isFinal(task, request.essentials())) {
                return new Outcome.Temporary("task is " + task.lastStatus());
            }
            boolean succeeded = Exit.of(task, request.essentials()) instanceof Exit.Success && !task.wasInterrupted();
            return succeeded ? new Outcome.Done() : failed(task);
        });
    }

    /** Calls StopTask once, then is temporary until the task is STOPPED. */
    @Override
    public Outcome shutdown() {
        return switch (attempt.launch()) {
            case Launch.Unasked none -> new Outcome.Done();
            case Launch.Refused none -> new Outcome.Done();
            case Launch.Asked asked -> new Outcome.Temporary("waiting to learn whether the task exists");
            case Launch.Launched launched -> shutdown(launched);
        };
    }

    private Outcome shutdown(Launch.Launched launched) {
        if (launched.seen().filter(EcsTask::isStopped).isPresent()) {
            return new Outcome.Done();
        }
        boolean stopping = launched.seen().filter(EcsTask::isStopping).isPresent();
        if (!stopping && attempt.stop() instanceof Stop.Wanted wanted && wanted.asked() == 0) {
            effects.add(stopTask(launched.task()));
        }
        return new Outcome.Temporary("waiting for the task to stop");
    }

    /** Calls StopTask at once, even if it was called before. Temporary while it is unknown whether a task exists. */
    @Override
    public Outcome terminate() {
        return switch (attempt.launch()) {
            case Launch.Unasked none -> new Outcome.Done();
            case Launch.Refused none -> new Outcome.Done();
            case Launch.Asked asked -> new Outcome.Temporary("waiting to learn whether the task exists");
            case Launch.Launched launched -> {
                effects.add(stopTask(launched.task()));
                yield new Outcome.Done();
            }
        };
    }

    /** Anything may change before the launch, and nothing after it. Ignored once the task has exited. */
    @Override
    public Outcome update(LaunchRequest definition) {
        if (attempt.isOver() || attempt.launch() instanceof Launch.Unasked || definition.equals(request)) {
            return new Outcome.Done();
        }
        return new Outcome.UpdateRejected("attempt " + attempt.number()
                + " was launched as it is; stop the run and launch a new one with the other request");
    }

    /** The record of an ended attempt may be removed; that of a live one, or of one whose task hangs, must be kept. */
    @Override
    public Outcome remove() {
        if (!attempt.isOver()) {
            return new Outcome.Temporary(
                    "attempt " + attempt.number() + " is " + attempt.status().state() + "; stop it first");
        }
        return attempt.isHanging()
                ? new Outcome.Temporary("the task of attempt " + attempt.number() + " has not ended")
                : new Outcome.Done();
    }

    /** Nothing is held. */
    @Override
    public Outcome close() {
        return new Outcome.Done();
    }

    @Override
    public Optional<RuntimeStatus> containerStatus() {
        return containers().status();
    }

    @Override
    public Optional<PortStatus> portStatus() {
        return containers().ports();
    }

    private TaskContainers containers() {
        return new TaskContainers(attempt.seen(), request.essentials());
    }

    private Outcome whenSeen(Function<EcsTask, Outcome> outcome) {
        return attempt.seen().map(outcome).orElseGet(() -> new Outcome.Temporary("waiting for the task's first state"));
    }

    private Effect stopTask(TaskRef task) {
        String reason =
                attempt.stop() instanceof Stop.Wanted wanted ? wanted.why().evidence() : "terminated";
        return new Effect.StopTask(attempt.number(), task, StopReason.of(reason));
    }

    private Outcome failed(EcsTask task) {
        Exit exit = Exit.of(task, request.essentials());
        OptionalInt code = exit instanceof Exit.BadExit failure ? OptionalInt.of(failure.code()) : OptionalInt.empty();
        return new Outcome.Failed(explain(task, exit), code, Optional.empty());
    }

    private static String explain(EcsTask task, Exit exit) {
        String text = task.stop()
                .flatMap(EcsTask.StopDetails::reason)
                .map(Reason::text)
                .orElse("no reason given");
        for (EcsContainer container : task.containers()) {
            if (container.neverRan() && container.reason().isPresent()) {
                text += "; " + container.name() + ": "
                        + container.reason().get().text();
            }
        }
        return exit instanceof Exit.BadExit failure
                ? text + "; " + Exit.inWords(failure.container(), failure.code())
                : text;
    }
}
