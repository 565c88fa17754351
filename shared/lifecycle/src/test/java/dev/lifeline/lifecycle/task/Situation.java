package dev.lifeline.lifecycle.task;

import dev.lifeline.lifecycle.task.Port.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One point of the input space of {@code perform}: a task and everything that its controller would answer. */
record Situation(
        Task task, Outcome outcome, Optional<Optional<RuntimeStatus>> container, Optional<Optional<PortStatus>> ports) {

    static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    static final RuntimeStatus OLD = new RuntimeStatus("old", 1);
    static final RuntimeStatus FROM_CONTROLLER = new RuntimeStatus("controller", 2);
    static final RuntimeStatus FROM_ERROR = new RuntimeStatus("error", 3);
    static final int EXIT_CODE = 42;
    static final PortStatus OLD_PORTS = new PortStatus(List.of(new Port(Protocol.TCP, 80, 32768)));
    static final PortStatus NEW_PORTS = new PortStatus(List.of(new Port(Protocol.UDP, 53, 32769)));

    /** The whole space; every combination once. */
    static Stream<Situation> all() {
        return tasks().stream()
                .flatMap(task -> outcomes().stream()
                        .flatMap(outcome -> answers(FROM_CONTROLLER).stream()
                                .flatMap(container -> answers(NEW_PORTS).stream()
                                        .map(ports -> new Situation(task, outcome, container, ports)))));
    }

    static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            for (TaskState desired : TaskState.values()) {
                for (Optional<RuntimeStatus> runtime : List.of(Optional.<RuntimeStatus>empty(), Optional.of(OLD))) {
                    for (Optional<PortStatus> ports : List.of(Optional.<PortStatus>empty(), Optional.of(OLD_PORTS))) {
                        TaskStatus status = new TaskStatus(state, "old message", "old error", BEFORE, runtime, ports);
                        tasks.add(new Task(desired, status));
                    }
                }
            }
        }
        return tasks;
    }

    static List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>(List.of(
                new Outcome.Done(),
                new Outcome.AlreadyPrepared(),
                new Outcome.AlreadyStarted(),
                new Outcome.UpdateRejected("cannot change the image"),
                new Outcome.ControllerClosed(),
                new Outcome.Temporary("old error"))); // the same error again is no change
        for (OptionalInt exit : List.of(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(EXIT_CODE))) {
            for (Optional<RuntimeStatus> runtime : List.of(Optional.<RuntimeStatus>empty(), Optional.of(FROM_ERROR))) {
                outcomes.add(new Outcome.Cancelled("cancelled", exit, runtime));
                outcomes.add(new Outcome.Temporary("not yet", exit, runtime));
                outcomes.add(new Outcome.Failed("failed", exit, runtime));
            }
        }
        return outcomes;
    }

    private static <T> List<Optional<Optional<T>>> answers(T value) {
        return List.of(Optional.empty(), Optional.of(Optional.of(value)), Optional.of(Optional.empty()));
    }

    RecordingController controller() {
        return RecordingController.answering(outcome, container, ports);
    }
}
