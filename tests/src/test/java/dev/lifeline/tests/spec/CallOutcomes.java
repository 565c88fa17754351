package dev.lifeline.tests.spec;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The possible effects and answers of a call to ECS. */
final class CallOutcomes {
    private final Model model;

    CallOutcomes(Model model) {
        this.model = model;
    }

    /** @param words the answer in the model's words */
    record CallOutcome(SpecWorld then, Object answer, String words) {}

    List<CallOutcome> outcomes(SpecWorld world, Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> launched(world, run);
            case Effect.FindTask find -> found(world, find);
            case Effect.StopTask stop -> stopped(world, stop);
            case Effect.DescribeTask describe -> described(world, describe);
            case Effect.SendCallback send ->
                List.of(
                        silent(world, new CallbackAnswer.CallbackDelivered(), "delivered", send),
                        silent(world, new CallbackAnswer.CallbackUnanswered("lost"), "unsent", send));
        };
    }

    private static CallOutcome outcome(
            SpecWorld then, Object answer, String what, Effect effect, int task, SpecTask.SpecTaskState state) {
        return new CallOutcome(then, answer, ModelWords.answered(what, effect, task, state));
    }

    private static CallOutcome silent(SpecWorld then, Object answer, String what, Effect effect) {
        return outcome(then, answer, what, effect, 0, SpecTask.SpecTaskState.NONE);
    }

    private static int[] ofAttempt(SpecWorld world, int attempt) {
        return IntStream.rangeClosed(1, world.tasks().size())
                .filter(number -> world.task(number).state() != SpecTask.SpecTaskState.NONE
                        && world.task(number).attempt() == attempt)
                .toArray();
    }

    private List<CallOutcome> launched(SpecWorld world, Effect.RunTask run) {
        LaunchAnswer lost = new LaunchAnswer.LaunchUnanswered("lost");
        List<CallOutcome> all = new ArrayList<>();
        all.add(silent(world, lost, "lost", run));
        all.add(silent(
                world, new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "denied", 400)), "denied", run));
        if (model.has("Throttles")) {
            all.add(silent(
                    world,
                    new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "throttled", 400)),
                    "throttled",
                    run));
        }
        boolean known = false;
        for (int task : ofAttempt(world, run.attempt())) {
            if (world.task(task).token()) {
                known = true;
                LaunchAnswer again = new LaunchAnswer.TaskCreated(SpecTask.ref(task), Optional.empty());
                all.add(outcome(world, again, "again", run, task, SpecTask.SpecTaskState.NONE));
            }
        }
        int next = IntStream.rangeClosed(1, world.tasks().size())
                .filter(number -> world.task(number).state() == SpecTask.SpecTaskState.NONE)
                .findFirst()
                .orElse(0);
        if (!known && next > 0) {
            SpecTask made = new SpecTask(
                    run.attempt(), SpecTask.SpecTaskState.ALIVE, !model.has("HiddenTasks"), true, world.now());
            SpecWorld then = world.with(next, made);
            LaunchAnswer accepted = new LaunchAnswer.TaskCreated(
                    SpecTask.ref(next), Optional.of(made.told(next, SpecTask.SpecTaskState.ALIVE)));
            all.add(outcome(then, accepted, "made", run, next, SpecTask.SpecTaskState.ALIVE));
            all.add(silent(then, lost, "lost", run));
        }
        if (!known) {
            all.add(silent(world, new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")), "unplaced", run));
        }
        strangers(run.attempt()).forEach(tasks -> {
            all.add(silent(world, new LaunchAnswer.Conflict(tasks), "denied", run));
            tasks.forEach(task ->
                    all.add(silent(world, new LaunchAnswer.TaskCreated(task.ref(), Optional.of(task)), "denied", run)));
        });
        return all;
    }

    /** The strangers that ECS may show under the name of an attempt, which must have no effect. */
    private List<List<EcsTask>> strangers(int attempt) {
        return model.has("Strangers")
                ? SpecStranger.STATES.stream()
                        .map(state -> SpecStranger.all(model, attempt, state))
                        .toList()
                : List.of();
    }

    private List<CallOutcome> found(SpecWorld world, Effect.FindTask find) {
        List<CallOutcome> all = new ArrayList<>();
        all.add(silent(world, new FindAnswer.ListUnanswered(NoAnswer.SILENT, "lost"), "lost", find));
        for (int task : ofAttempt(world, find.attempt())) {
            if (isThere(world.task(task))) {
                SpecTask.SpecTaskState state = world.task(task).state();
                EcsTask own = world.task(task).told(task, state);
                for (List<EcsTask> listed : withStrangers(find.attempt(), own)) {
                    all.add(outcome(world, new FindAnswer.TasksListed(listed), "found", find, task, state));
                }
            }
        }
        if (all.size() == 1) {
            boolean hidden = Arrays.stream(ofAttempt(world, find.attempt()))
                    .anyMatch(task -> world.task(task).state() != SpecTask.SpecTaskState.GONE);
            SpecTask.SpecTaskState there = hidden ? SpecTask.SpecTaskState.ALIVE : SpecTask.SpecTaskState.NONE;
            all.add(outcome(world, new FindAnswer.NoneListed(), "none", find, 0, there));
            strangers(find.attempt())
                    .forEach(tasks ->
                            all.add(outcome(world, new FindAnswer.TasksListed(tasks), "none", find, 0, there)));
        }
        return all;
    }

    private List<List<EcsTask>> withStrangers(int attempt, EcsTask own) {
        return Stream.concat(Stream.of(List.<EcsTask>of()), strangers(attempt).stream())
                .map(tasks -> Stream.concat(tasks.stream(), Stream.of(own)).toList())
                .toList();
    }

    private static boolean isThere(SpecTask task) {
        return task.visible() && task.state() != SpecTask.SpecTaskState.GONE;
    }

    /** Not yet known, or forgotten. */
    private static CallOutcome missing(SpecWorld world, Object answer, Effect effect, int task) {
        boolean gone = world.task(task).state() == SpecTask.SpecTaskState.GONE;
        return outcome(
                world,
                answer,
                "missing",
                effect,
                task,
                gone ? SpecTask.SpecTaskState.GONE : SpecTask.SpecTaskState.ALIVE);
    }

    private static List<CallOutcome> stopped(SpecWorld world, Effect.StopTask stop) {
        int number = SpecTask.number(stop.task());
        SpecTask task = world.task(number);
        StopAnswer failed = new StopAnswer.StopFailed("failed");
        List<CallOutcome> all = new ArrayList<>();
        all.add(outcome(world, failed, "failed", stop, number, SpecTask.SpecTaskState.NONE));
        if (isThere(task)) {
            SpecTask told =
                    task.state() == SpecTask.SpecTaskState.ALIVE ? task.with(SpecTask.SpecTaskState.STOPPING) : task;
            SpecWorld then = world.with(number, told);
            StopAnswer accepted = new StopAnswer.StopAccepted(Optional.of(told.told(number, told.state())));
            all.add(outcome(then, accepted, "told", stop, number, told.state()));
            all.add(outcome(then, failed, "failed", stop, number, SpecTask.SpecTaskState.NONE));
        } else {
            all.add(missing(world, new StopAnswer.NothingToStop(), stop, number));
        }
        return all;
    }

    private static List<CallOutcome> described(SpecWorld world, Effect.DescribeTask describe) {
        int number = SpecTask.number(describe.task());
        SpecTask task = world.task(number);
        DescribeAnswer seen = new DescribeAnswer.Seen(task.told(number, task.state()));
        return List.of(
                outcome(
                        world,
                        new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "lost"),
                        "unknown",
                        describe,
                        number,
                        SpecTask.SpecTaskState.NONE),
                isThere(task)
                        ? outcome(world, seen, "told", describe, number, task.state())
                        : missing(world, new DescribeAnswer.TaskMissing(), describe, number));
    }
}
