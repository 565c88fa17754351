package dev.lifeline.tests.spec;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.StandingOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The code's values in the model's words. They omit what the model omits. */
final class ModelWords {
    private static final String NO_EFFECT = effect("none", 0, 0);

    private ModelWords() {}

    static String effect(Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> effect("Run", run.attempt(), 0);
            case Effect.FindTask find -> effect("Find", find.attempt(), 0);
            case Effect.StopTask stop -> effect("Stop", stop.attempt(), SpecTask.number(stop.task()));
            case Effect.DescribeTask describe ->
                effect("Describe", describe.attempt(), SpecTask.number(describe.task()));
            case Effect.SendCallback send -> effect("Tell", 0, 0);
        };
    }

    private static String effect(String kind, int attempt, int task) {
        return TlaText.record(Map.of("k", kind, "a", String.valueOf(attempt), "t", String.valueOf(task)));
    }

    static String observed(String what, int task, SpecTask.SpecTaskState state) {
        return observation(what, NO_EFFECT, task, state);
    }

    static String answered(String what, Effect effect, int task, SpecTask.SpecTaskState state) {
        return observation(what, effect(effect), task, state);
    }

    private static String observation(String what, String effect, int task, SpecTask.SpecTaskState state) {
        return TlaText.record(
                Map.of("k", what, "e", effect, "t", String.valueOf(task), "s", String.valueOf(state.number())));
    }

    static String effects(List<Effect> effects) {
        return TlaText.sequence(effects.stream().map(ModelWords::effect).toList());
    }

    static String run(Optional<Run> stored, Instant now, Limits limits) {
        if (stored.isEmpty()) {
            return record("none", 0, Optional.empty(), 0, "no", 0, List.of(), List.of(), 0, StandingOrders.NONE);
        }
        Run run = stored.get();
        boolean live = run.phase() instanceof Phase.Attempting;
        Stop stop = run.attempt().stop();
        return record(
                phase(run.phase()),
                run.attempt().number(),
                run.attempt().task(),
                run.attempt().version(),
                stop(stop, live),
                asked(run.attempt(), live),
                run.pending().stream()
                        .map(pending -> owed(pending, now, limits))
                        .toList(),
                run.past().stream().map(ModelWords::past).toList(),
                run.spent().values().stream().mapToInt(Spent::retries).sum(),
                run.orders());
    }

    @SuppressWarnings("TooManyParameters")
    private static String record(
            String phase,
            int attempt,
            Optional<TaskRef> task,
            long version,
            String stop,
            int asked,
            List<String> owed,
            List<String> past,
            int spent,
            StandingOrders orders) {
        return TlaText.record(Map.ofEntries(
                Map.entry("phase", phase),
                Map.entry("att", String.valueOf(attempt)),
                Map.entry("task", task(task)),
                Map.entry("ver", String.valueOf(version)),
                Map.entry("stop", stop),
                Map.entry("asked", String.valueOf(asked)),
                Map.entry("owed", TlaText.sequence(owed)),
                Map.entry("past", TlaText.sequence(past)),
                Map.entry("spent", String.valueOf(spent)),
                Map.entry("susp", bool(orders.suspension().isPresent())),
                Map.entry("waits", waits(orders))));
    }

    private static String waits(StandingOrders orders) {
        return orders.numbered() == 0 ? "nobody" : orders.callbacks().isEmpty() ? "heard" : "waits";
    }

    private static String task(Optional<TaskRef> task) {
        return task.map(SpecTask::number).map(String::valueOf).orElse("0");
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case Phase.Attempting attempting -> "attempting";
            case Phase.BackingOff backingOff -> "waiting";
            case Phase.AwaitingRecord awaiting -> throw new AssertionError("nobody else launched the run");
            case Phase.Ended ended ->
                switch (ended.result()) {
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                    case STOPPED -> "stopped";
                };
        };
    }

    private static String stop(Stop stop, boolean live) {
        return switch (stop) {
            case Stop.Unwanted unwanted -> "no";
            case Stop.Hanging hanging -> "hangs";
            case Stop.Repeated repeated -> "again";
            case Stop.Wanted wanted -> live ? (wanted.byUser() ? "user" : "policy") : "no";
        };
    }

    private static int asked(Attempt attempt, boolean live) {
        return switch (attempt.stop()) {
            case Stop.Unwanted unwanted -> 0;
            // A task that hangs gets a StopTask whenever its limit passes.
            case Stop.Hanging hanging -> attempt.watch().passed();
            case Stop.Repeated repeated -> 0;
            case Stop.Wanted wanted -> live ? wanted.asked() : 0;
        };
    }

    private static String owed(PendingEffect pending, Instant now, Limits limits) {
        boolean launch = pending.effect() instanceof Effect.RunTask;
        return TlaText.record(Map.of(
                "e", effect(pending.effect()),
                "tries", String.valueOf(launch ? Math.min(pending.tries(), 2) : 1),
                "old", bool(launch && now.isAfter(pending.since().plus(limits.token())))));
    }

    private static String past(PastAttempt past) {
        return TlaText.record(Map.of(
                "task", task(past.task()),
                "ver", String.valueOf(past.version()),
                "again", bool(past.stoppedAgain())));
    }

    static String fates(List<SpecTask> fates) {
        List<String> all = new ArrayList<>();
        for (SpecTask fate : fates) {
            all.add(TlaText.record(Map.of(
                    "att", String.valueOf(fate.attempt()),
                    "st", String.valueOf(fate.state().number()),
                    "vis", bool(fate.visible()),
                    "tok", bool(fate.token()))));
        }
        return TlaText.sequence(all);
    }

    static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }
}
