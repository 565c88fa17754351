package dev.lifeline.lifecycle.task;

import dev.lifeline.lifecycle.SeedTable;
import dev.lifeline.lifecycle.task.Outcome.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The expected results of {@code perform}, from the tables written from SwarmKit's code; shares no logic with it. */
final class PerformOracle {

    record Expected(String ending, TaskStatus status, List<String> calls) {}

    private static final String FILE = "task-lifecycle.txt";

    private final SeedTable table = SeedTable.read(FILE, "do");
    private final SeedTable cells = SeedTable.read(FILE, "cells");
    private final SeedTable failures = SeedTable.read(FILE, "failures");
    private final SeedTable fatal = SeedTable.read(FILE, "fatal");
    private final SeedTable containers = SeedTable.read(FILE, "container");
    private final SeedTable ports = SeedTable.read(FILE, "ports");

    Expected expected(Situation situation) {
        TaskStatus before = situation.task().status();
        int column = Arrays.asList(TaskState.values()).indexOf(situation.task().desiredState()) + 1;
        List<String> cell = cells.row(table.row(before.state()).get(column));
        boolean calls = !cell.get(1).equals("-");
        List<String> called = new ArrayList<>(calls ? List.of(cell.get(1)) : List.of());

        Optional<Failure> failure = Optional.empty();
        String ending = cell.get(2).equals("-") ? "noop" : "transition";
        TaskState state = ending.equals("noop") ? before.state() : TaskState.valueOf(cell.get(2));
        String message = ending.equals("noop") ? before.message() : cell.get(3);
        String error = ending.equals("noop") ? before.error() : "";
        if (calls && situation.outcome() instanceof Failure failed && !tolerated(cell, failed)) {
            failure = Optional.of(failed);
            List<String> row = failures.row(failureWord(failed));
            ending = row.get(1);
            state = ending.equals("fatal")
                    ? TaskState.valueOf(fatal.row(before.state()).get(1))
                    : before.state();
            message = before.message();
            error = row.get(2).equals("kept") ? before.error() : failed.text();
        }
        TaskStatus next = new TaskStatus(state, message, error, before.timestamp(), before.runtime(), before.ports());
        if (state.number() >= 448) {
            next = observed(situation, next, failure, called);
        }
        boolean same = next.equals(before);
        return new Expected(ending, same ? next : next.withTimestamp(Situation.NOW), called);
    }

    private TaskStatus observed(Situation situation, TaskStatus next, Optional<Failure> failure, List<String> called) {
        Optional<RuntimeStatus> old = situation.task().status().runtime();
        Optional<RuntimeStatus> fromError = failure.flatMap(Failure::runtime);
        String answer = word(situation.container());
        List<String> row = containers.row(present(fromError), answer, present(old));
        if (fromError.isEmpty() && !answer.equals("missing")) {
            called.add("containerStatus");
        }
        if (row.get(4).equals("no")) {
            return next;
        }
        RuntimeStatus runtime = switch (row.get(3)) {
            case "error" -> fromError.orElseThrow();
            case "controller" -> Situation.FROM_CONTROLLER;
            case "old" -> old.orElseThrow();
            case "empty" -> new RuntimeStatus("", 0);
            default -> throw new IllegalStateException(row.toString());
        };
        int exitCode = failure.map(it -> it.exitCode().orElse(0)).orElse(0);
        if (exitCode != 0) {
            runtime = new RuntimeStatus(runtime.containerId(), exitCode);
        }
        String portAnswer = word(situation.ports());
        if (!portAnswer.equals("missing")) {
            called.add("portStatus");
        }
        Optional<PortStatus> newPorts = switch (ports.row(portAnswer).get(1)) {
            case "old" -> next.ports();
            case "controller" -> Optional.of(Situation.NEW_PORTS);
            case "none" -> Optional.empty();
            default -> throw new IllegalStateException(portAnswer);
        };
        return new TaskStatus(
                next.state(), next.message(), next.error(), next.timestamp(), Optional.of(runtime), newPorts);
    }

    private static boolean tolerated(List<String> cell, Failure failure) {
        return (failure instanceof Outcome.AlreadyPrepared && cell.get(4).equals("tolerated"))
                || (failure instanceof Outcome.AlreadyStarted && cell.get(5).equals("tolerated"));
    }

    private static String failureWord(Failure failure) {
        return switch (failure) {
            case Outcome.Cancelled cancelled -> "cancelled";
            case Outcome.Temporary temporary -> "temporary";
            case Outcome.Failed failed -> "fatal";
            case Outcome.AlreadyPrepared already -> "fatal";
            case Outcome.AlreadyStarted already -> "fatal";
            case Outcome.UpdateRejected rejected -> "fatal";
            case Outcome.ControllerClosed closed -> "fatal";
        };
    }

    private static String present(Optional<?> optional) {
        return optional.isPresent() ? "given" : "none";
    }

    private static <T> String word(Optional<Optional<T>> capability) {
        return capability.map(answer -> answer.isPresent() ? "known" : "absent").orElse("missing");
    }
}
