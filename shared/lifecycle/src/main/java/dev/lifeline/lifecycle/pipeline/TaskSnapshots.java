package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.PastAttempt;
import java.util.Optional;

/** Applies a snapshot of a task, from an event or an answer. */
final class TaskSnapshots {
    /** {@code sha256:} and the digits of the digest that people compare. */
    private static final int SHORT = 19;

    private TaskSnapshots() {}

    static Draft take(Draft draft, TaskSeen seen, Circumstances circumstances) {
        Draft settled = ZombieEnd.settled(draft, seen.task());
        Draft taken = taken(settled, seen, circumstances);
        return settled.equals(draft) ? taken : taken.noticing(DecisionOutcome.APPLIED);
    }

    private static Draft taken(Draft draft, TaskSeen seen, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        EcsTask task = seen.task();
        if (!Ownership.isKnown(draft.run(), seen.attempt(), task.ref())) {
            Optional<String> objection = Ownership.objection(draft.run(), seen.attempt(), task);
            if (objection.isPresent()) {
                return Strangers.seen(draft, seen, objection.get());
            }
        }
        if (seen.attempt() != attempt.number()) {
            return ZombieTasks.ofPast(draft, seen, circumstances);
        }
        if (attempt.task().filter(known -> !known.equals(task.ref())).isPresent()) {
            return ZombieTasks.second(draft, seen, circumstances);
        }
        return switch (Admission.of(task, attempt.version(), standing(attempt))) {
            case NEWS -> know(draft, task, circumstances).because("task is " + task.lastStatus());
            case REDUNDANT -> draft.redundant(task, attempt.version());
            case OVER -> ZombieTasks.over(draft, attempt.number());
            case STOP_AGAIN -> ZombieTasks.ofCurrent(draft, task, circumstances);
        };
    }

    private static Admission.Standing standing(Attempt attempt) {
        if (attempt.isOpen()) {
            return Admission.Standing.OPEN;
        }
        return attempt.stop() instanceof Stop.Repeated ? Admission.Standing.STOPPED_AGAIN : Admission.Standing.OVER;
    }

    /**
     * Takes over a snapshot. An existing task answers whether it was launched; a stopping one, whether StopTask worked.
     */
    static Draft know(Draft draft, EcsTask task, Circumstances circumstances) {
        Attempt attempt = draft.attempt().isHanging() && task.isStopped()
                ? draft.attempt().withStop(new Stop.Unwanted())
                : draft.attempt();
        EcsTask known = task.after(attempt.seen(), circumstances.now());
        Draft next = draft.with(attempt.withLaunch(new Launch.Launched(task.ref(), Optional.of(known)))
                        .watching(circumstances::limit, circumstances.now())
                        .withContact(circumstances.heard(attempt.contact())))
                .without(effect -> isAnsweredBy(task, effect));
        return compareImages(next, attempt.seen(), known);
    }

    private static boolean isAnsweredBy(EcsTask task, Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> true;
            case Effect.FindTask find -> true;
            case Effect.StopTask stop -> task.isStopping() && effect.stops(task.ref());
            case Effect.DescribeTask describe -> task.isStopped() && effect.asksAbout(task.ref());
            case Effect.SendCallback send -> false;
        };
    }

    /**
     * Reports once that a container runs another image than in the previous attempt, when a snapshot first shows its
     * digest: a tag may have moved in the registry.
     */
    private static Draft compareImages(Draft draft, Optional<EcsTask> before, EcsTask now) {
        if (draft.run().past().isEmpty()) {
            return draft;
        }
        PastAttempt past = draft.run().past().getLast();
        Draft compared = draft;
        for (EcsContainer container : now.containers()) {
            String earlier = past.images().getOrDefault(container.name(), "");
            String digest = container.imageDigest().orElse(earlier);
            boolean reported = before.filter(seen -> seen.imageDigests().containsKey(container.name()))
                    .isPresent();
            if (!earlier.isEmpty() && !reported && !digest.equals(earlier)) {
                compared = compared.because("container " + container.name() + " runs image " + shortened(digest)
                        + ", and attempt " + past.number() + " ran " + shortened(earlier));
            }
        }
        return compared;
    }

    private static String shortened(String digest) {
        return digest.length() > SHORT ? digest.substring(0, SHORT) : digest;
    }
}
