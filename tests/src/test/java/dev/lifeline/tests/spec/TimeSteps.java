package dev.lifeline.tests.spec;

import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of time, and their limits: the model's assumptions about time hold here. */
final class TimeSteps {
    /** Lambda ends a function that takes longer (template.yaml has 60 seconds at most). */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(90);

    /** Longer than all steps that may happen before time passes again. */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Limits limits;
    private final FunctionLife.Silences silences;

    TimeSteps(FunctionLife.LifeSettings rules) {
        this.limits = rules.limits();
        this.silences = rules.silences();
    }

    /** The next deadline, if time may pass that far. */
    Optional<Instant> next(SpecWorld world) {
        return all(world).values().stream()
                .filter(world.now()::isBefore)
                .min(Comparator.naturalOrder())
                .filter(then -> mayCome(world, then.plus(A_WHILE)));
    }

    /** The timers by name: the expired ones, then the others in their order. */
    String inWords(SpecWorld world) {
        Map<String, Instant> timers = all(world);
        Set<String> passed = new HashSet<>();
        List<String> ahead = timers.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(timer -> world.now().isBefore(timer.getValue()) || !passed.add(timer.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return passed.stream().sorted().toList() + " " + ahead;
    }

    private Map<String, Instant> all(SpecWorld world) {
        Map<String, Instant> timers = new HashMap<>();
        world.run().ifPresent(run -> ofRun(run, timers));
        if (silences == FunctionLife.Silences.LONG) {
            world.run().ifPresent(run -> ofPatience(run, timers));
        }
        for (int number = 1; number <= world.tasks().size(); number++) {
            SpecTask task = world.task(number);
            if (task.state() != SpecTask.SpecTaskState.NONE && task.state() != SpecTask.SpecTaskState.GOOD) {
                timers.put("visible " + number, task.created().plus(limits.visibility()));
            }
        }
        return timers;
    }

    private void ofRun(Run run, Map<String, Instant> timers) {
        for (PendingEffect pending : run.pending()) {
            String effect = ModelWords.effect(pending.effect());
            timers.put("due " + effect, pending.dueAt());
            if (pending.effect() instanceof Effect.RunTask) {
                timers.put("old", tokenEnds(pending).plusMillis(1));
            }
            if (pending.effect() instanceof Effect.DescribeTask) {
                timers.put("grace " + effect, pending.since().plus(limits.visibility()));
            }
            if (pending.effect() instanceof Effect.FindTask) {
                timers.put(
                        "grace " + effect, pending.since().plus(limits.lease()).plus(limits.visibility()));
            }
        }
        if (run.phase() instanceof Phase.BackingOff waiting) {
            timers.put("back-off", waiting.until());
        }
        if (run.attempt().isOpen()) {
            run.attempt().watch().until().ifPresent(until -> timers.put("watch", until));
            run.attempt()
                    .task()
                    .ifPresent(
                            task -> timers.put("check", run.attempt().contact().checkAt()));
        }
    }

    /** When an unanswered call is given up. */
    private void ofPatience(Run run, Map<String, Instant> timers) {
        for (PendingEffect pending : run.pending()) {
            if (pending.effect() instanceof Effect.StopTask || pending.effect() instanceof Effect.DescribeTask) {
                Instant end = pending.since().plus(limits.silence().refused());
                timers.put("patience " + ModelWords.effect(pending.effect()), end);
            }
        }
        if (run.attempt().isOpen()) {
            run.attempt()
                    .contact()
                    .silence()
                    .ifPresent(
                            silence -> timers.put("patience", limits.silence().end(silence)));
        }
    }

    private Instant tokenEnds(PendingEffect pending) {
        return pending.since().plus(limits.token());
    }

    private boolean mayCome(SpecWorld world, Instant then) {
        return world.functions().stream()
                        .allMatch(function -> lives(function, then) && keepsItsLeases(world, function, then))
                && world.tasks().stream().allMatch(task -> isVisibleInTime(task, then));
    }

    private static boolean lives(SpecWorld.LiveFunction function, Instant then) {
        return !then.isAfter(function.life().begun().plus(LONGEST_LIFE));
    }

    /** A function that takes an effect saves that, carries it out and saves the result before its lease is over. */
    private static boolean keepsItsLeases(SpecWorld world, SpecWorld.LiveFunction function, Instant then) {
        PendingStep standing = function.standing();
        Set<String> held = new HashSet<>();
        standing.todo().forEach(effect -> held.add(ModelWords.effect(effect)));
        Stream<PendingEffect> leases = world.run().stream().flatMap(run -> run.pending().stream());
        if (standing.call() instanceof PendingStep.PendingCall.Save save) {
            save.effects().forEach(effect -> held.add(ModelWords.effect(effect)));
            leases = Stream.concat(leases, save.run().pending().stream());
        }
        return leases.filter(lease -> !then.isBefore(lease.dueAt()))
                .map(lease -> ModelWords.effect(lease.effect()))
                .noneMatch(
                        effect -> held.contains(effect) || standing.observed().contains(effect));
    }

    private boolean isVisibleInTime(SpecTask task, Instant then) {
        boolean hidden = task.state() != SpecTask.SpecTaskState.NONE && !task.visible();
        return !hidden || then.isBefore(task.created().plus(limits.visibility()));
    }

    /** ECS forgets a token only when the code no longer relies on it, and no function uses it. */
    boolean isTokenOld(SpecWorld world, int attempt) {
        boolean old = world.run().stream()
                .flatMap(run -> run.pending().stream())
                .anyMatch(pending -> pending.effect().equals(new Effect.RunTask(attempt))
                        && world.now().isAfter(tokenEnds(pending)));
        return old && world.functions().stream().noneMatch(function -> isAtLaunch(function, attempt));
    }

    private static boolean isAtLaunch(SpecWorld.LiveFunction function, int attempt) {
        String run = ModelWords.effect(new Effect.RunTask(attempt));
        String find = ModelWords.effect(new Effect.FindTask(attempt));
        boolean asks =
                function.standing().todo().stream().map(ModelWords::effect).anyMatch(Set.of(run, find)::contains);
        return switch (function.standing().call()) {
            case PendingStep.PendingCall.Load load -> asks;
            case PendingStep.PendingCall.Carry carry -> asks;
            case PendingStep.PendingCall.Save save ->
                asks
                        || function.standing().observed().contains(run)
                        || function.standing().observed().contains(find)
                        || save.effects().stream().map(ModelWords::effect).anyMatch(run::equals);
        };
    }
}
