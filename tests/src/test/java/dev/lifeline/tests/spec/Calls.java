package dev.lifeline.tests.spec;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What ECS may make of a call, and answer. */
final class Calls {
    private final Model model;

    Calls(Model model) {
        this.model = model;
    }

    /** @param words the answer in the model's words */
    record Outcome(World then, Object answer, String words) {}

    List<Outcome> outcomes(World world, Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> launched(world, run);
            case Effect.FindTask find -> found(world, find);
            case Effect.StopTask stop -> stopped(world, stop);
            case Effect.DescribeTask describe -> described(world, describe);
        };
    }

    private static Outcome outcome(World then, Object answer, String what, Effect effect, int task, Fate.State state) {
        return new Outcome(then, answer, Words.answered(what, effect, task, state));
    }

    private static Outcome silent(World then, Object answer, String what, Effect effect) {
        return outcome(then, answer, what, effect, 0, Fate.State.NONE);
    }

    private static int[] ofAttempt(World world, int attempt) {
        return IntStream.rangeClosed(1, world.tasks().size())
                .filter(number -> world.task(number).state() != Fate.State.NONE
                        && world.task(number).attempt() == attempt)
                .toArray();
    }

    private List<Outcome> launched(World world, Effect.RunTask run) {
        LaunchAnswer lost = new LaunchAnswer.Unknown("lost");
        List<Outcome> all = new ArrayList<>();
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
                LaunchAnswer again = new LaunchAnswer.Accepted(Fate.ref(task), Optional.empty());
                all.add(outcome(world, again, "again", run, task, Fate.State.NONE));
            }
        }
        int next = IntStream.rangeClosed(1, world.tasks().size())
                .filter(number -> world.task(number).state() == Fate.State.NONE)
                .findFirst()
                .orElse(0);
        if (!known && next > 0) {
            Fate made = new Fate(run.attempt(), Fate.State.ALIVE, !model.has("HiddenTasks"), true, world.now());
            World then = world.with(next, made);
            LaunchAnswer accepted =
                    new LaunchAnswer.Accepted(Fate.ref(next), Optional.of(made.told(next, Fate.State.ALIVE)));
            all.add(outcome(then, accepted, "made", run, next, Fate.State.ALIVE));
            all.add(silent(then, lost, "lost", run));
        }
        if (!known) {
            all.add(silent(world, new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")), "unplaced", run));
        }
        strangers(run.attempt()).forEach(tasks -> {
            all.add(silent(world, new LaunchAnswer.Conflict(tasks), "denied", run));
            tasks.forEach(task ->
                    all.add(silent(world, new LaunchAnswer.Accepted(task.ref(), Optional.of(task)), "denied", run)));
        });
        return all;
    }

    /** What ECS may show of strangers under the name of an attempt, which is as good as nothing. */
    private List<List<EcsTask>> strangers(int attempt) {
        return model.has("Strangers")
                ? Stranger.STATES.stream()
                        .map(state -> Stranger.all(model, attempt, state))
                        .toList()
                : List.of();
    }

    private List<Outcome> found(World world, Effect.FindTask find) {
        List<Outcome> all = new ArrayList<>();
        all.add(silent(world, new FindAnswer.Unknown(NoAnswer.SILENT, "lost"), "lost", find));
        for (int task : ofAttempt(world, find.attempt())) {
            if (isThere(world.task(task))) {
                Fate.State state = world.task(task).state();
                EcsTask own = world.task(task).told(task, state);
                for (List<EcsTask> listed : withStrangers(find.attempt(), own)) {
                    all.add(outcome(world, new FindAnswer.Found(listed), "found", find, task, state));
                }
            }
        }
        if (all.size() == 1) {
            boolean hidden = Arrays.stream(ofAttempt(world, find.attempt()))
                    .anyMatch(task -> world.task(task).state() != Fate.State.GONE);
            Fate.State there = hidden ? Fate.State.ALIVE : Fate.State.NONE;
            all.add(outcome(world, new FindAnswer.NotFound(), "none", find, 0, there));
            strangers(find.attempt())
                    .forEach(tasks -> all.add(outcome(world, new FindAnswer.Found(tasks), "none", find, 0, there)));
        }
        return all;
    }

    private List<List<EcsTask>> withStrangers(int attempt, EcsTask own) {
        return Stream.concat(Stream.of(List.<EcsTask>of()), strangers(attempt).stream())
                .map(tasks -> Stream.concat(tasks.stream(), Stream.of(own)).toList())
                .toList();
    }

    private static boolean isThere(Fate task) {
        return task.visible() && task.state() != Fate.State.GONE;
    }

    /** Not there yet, or no more. */
    private static Outcome missing(World world, Object answer, Effect effect, int task) {
        boolean gone = world.task(task).state() == Fate.State.GONE;
        return outcome(world, answer, "missing", effect, task, gone ? Fate.State.GONE : Fate.State.ALIVE);
    }

    private static List<Outcome> stopped(World world, Effect.StopTask stop) {
        int number = Fate.number(stop.task());
        Fate task = world.task(number);
        StopAnswer failed = new StopAnswer.Failed("failed");
        List<Outcome> all = new ArrayList<>();
        all.add(outcome(world, failed, "failed", stop, number, Fate.State.NONE));
        if (isThere(task)) {
            Fate told = task.state() == Fate.State.ALIVE ? task.with(Fate.State.STOPPING) : task;
            World then = world.with(number, told);
            StopAnswer accepted = new StopAnswer.Accepted(Optional.of(told.told(number, told.state())));
            all.add(outcome(then, accepted, "told", stop, number, told.state()));
            all.add(outcome(then, failed, "failed", stop, number, Fate.State.NONE));
        } else {
            all.add(missing(world, new StopAnswer.Missing(), stop, number));
        }
        return all;
    }

    private static List<Outcome> described(World world, Effect.DescribeTask describe) {
        int number = Fate.number(describe.task());
        Fate task = world.task(number);
        DescribeAnswer seen = new DescribeAnswer.Seen(task.told(number, task.state()));
        return List.of(
                outcome(
                        world,
                        new DescribeAnswer.Unknown(NoAnswer.SILENT, "lost"),
                        "unknown",
                        describe,
                        number,
                        Fate.State.NONE),
                isThere(task)
                        ? outcome(world, seen, "told", describe, number, task.state())
                        : missing(world, new DescribeAnswer.Missing(), describe, number));
    }
}
