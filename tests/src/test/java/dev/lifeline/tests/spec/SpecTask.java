package dev.lifeline.tests.spec;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.TaskName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One task as ECS has it.
 *
 * @param visible whether ECS knows it everywhere
 * @param token whether RunTask's token still leads to it
 */
record SpecTask(int attempt, SpecTaskState state, boolean visible, boolean token, Instant created) {
    static final SpecTask NONE = new SpecTask(0, SpecTaskState.NONE, false, false, Instant.EPOCH);

    /** In the model's words and numbers. */
    enum SpecTaskState {
        NONE(0),
        ALIVE(1),
        STOPPING(2),
        GOOD(3),
        BAD(4),
        GONE(5),
        EXITED_GOOD(6),
        EXITED_BAD(7);

        private final int number;

        SpecTaskState(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        /** Of ECS's counter: both ends are the third change. */
        int version() {
            return switch (this) {
                case NONE, ALIVE, STOPPING, GONE -> number;
                case EXITED_GOOD, EXITED_BAD -> STOPPING.number;
                case GOOD, BAD -> GOOD.number;
            };
        }

        boolean hasEnded() {
            return this == GOOD || this == BAD;
        }

        Known status() {
            return switch (this) {
                case NONE, ALIVE, STOPPING, GONE -> Known.RUNNING;
                case EXITED_GOOD, EXITED_BAD -> Known.DEPROVISIONING;
                case GOOD, BAD -> Known.STOPPED;
            };
        }

        /** Of the program, which may be over while its task is not. */
        Optional<Integer> exitCode() {
            return switch (this) {
                case NONE, ALIVE, STOPPING, GONE -> Optional.empty();
                case GOOD, EXITED_GOOD -> Optional.of(0);
                case BAD, EXITED_BAD -> Optional.of(1);
            };
        }
    }

    SpecTask with(SpecTaskState next) {
        return new SpecTask(attempt, next, visible, token, created);
    }

    SpecTask seen() {
        return new SpecTask(attempt, state, true, token, created);
    }

    SpecTask forgotten() {
        return new SpecTask(attempt, state, visible, false, created);
    }

    /** The one run of the model, as {@link RememberedPorts}'s dice name it. */
    static final Identity IDENTITY =
            new Identity(Runs.ID, Runs.NAMESPACE, Nonce.first(0), Coverage.DECISIVE, "invocation");

    static TaskRef ref(int number) {
        return new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/" + number);
    }

    static int number(TaskRef task) {
        return Integer.parseInt(task.id());
    }

    static String instance(int number) {
        return "instance-" + number;
    }

    /** What ECS reports about the task, number {@code number}, when it is in a state. */
    EcsTask told(int number, SpecTaskState then) {
        return told(number, then, placement(IDENTITY.task(attempt), Runs.REQUEST.taskDefinition(), number));
    }

    static EcsTask.Placement placement(TaskName name, String definition, int number) {
        return new EcsTask.Placement(
                Runs.REQUEST.cluster(),
                definition,
                Optional.empty(),
                Optional.of(name.startedBy()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(instance(number)));
    }

    EcsTask told(int number, SpecTaskState then, EcsTask.Placement placement) {
        boolean exited = then.exitCode().isPresent();
        boolean stopping = exited || then == SpecTaskState.STOPPING;
        return new EcsTask(
                ref(number),
                then.version(),
                then.status(),
                stopping ? Known.STOPPED : Known.RUNNING,
                stopping
                        ? Optional.of(new EcsTask.StopDetails(
                                Optional.of(
                                        exited
                                                ? StopCode.KnownStopCode.ESSENTIAL_CONTAINER_EXITED
                                                : StopCode.KnownStopCode.TERMINATION_NOTICE),
                                Optional.of(Reason.of("told so")),
                                Optional.empty()))
                        : Optional.empty(),
                new EcsTask.Times(
                        Optional.of(created),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(created),
                        Optional.empty()),
                placement,
                List.of(new EcsContainer(
                        "app",
                        exited ? Known.STOPPED : Known.RUNNING,
                        then.exitCode(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }
}
