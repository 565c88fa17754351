package dev.lifeline.controller.replay;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision about one event.
 *
 * @param event its name: its file, or the recording and the line
 * @param task that the event is about
 * @param decision empty for an event that concerns no run
 * @param effects what would have been carried out, now or at a later time
 */
public record ReplayLine(
        String event,
        Optional<TaskRef> task,
        Optional<Long> version,
        ReplayOutcome outcome,
        Optional<Decision> decision,
        List<PlannedEffect> effects,
        String reason) {

    public ReplayLine {
        effects = List.copyOf(effects);
    }

    /** The result of the event. */
    public enum ReplayOutcome {
        APPLIED,
        STALE,
        IGNORED,
        /** It cannot be read. */
        REJECTED
    }

    /**
     * An effect.
     *
     * @param at when it is carried out; empty for at once
     */
    public record PlannedEffect(String kind, int attempt, Optional<Instant> at) {}

    static ReplayLine ignored(String event, String reason) {
        return without(event, ReplayOutcome.IGNORED, reason);
    }

    static ReplayLine rejected(String event, String reason) {
        return without(event, ReplayOutcome.REJECTED, reason);
    }

    static ReplayLine of(String event, Decision decision) {
        return new ReplayLine(
                event,
                decision.run().attempt().task(),
                decision.explanation().version(),
                switch (decision.outcome()) {
                    case APPLIED, DETAIL -> ReplayOutcome.APPLIED;
                    case STALE -> ReplayOutcome.STALE;
                    case IGNORED, STRANGER -> ReplayOutcome.IGNORED;
                },
                Optional.of(decision),
                effects(decision),
                decision.explanation().reason());
    }

    ReplayLine of(EcsTask task) {
        return new ReplayLine(
                event, Optional.of(task.ref()), Optional.of(task.version()), outcome, decision, effects, reason);
    }

    private static List<PlannedEffect> effects(Decision decision) {
        List<PlannedEffect> effects = new ArrayList<>();
        for (Effect effect : decision.effects()) {
            effects.add(new PlannedEffect(effect.getClass().getSimpleName(), effect.attempt(), Optional.empty()));
        }
        boolean decidedNow = decision.explanation().rule().isPresent();
        if (decidedNow && decision.run().phase() instanceof Phase.BackingOff backingOff) {
            int next = decision.run().attempt().number() + 1;
            effects.add(new PlannedEffect("RunTask", next, Optional.of(backingOff.until())));
        }
        return effects;
    }

    private static ReplayLine without(String event, ReplayOutcome outcome, String reason) {
        return new ReplayLine(event, Optional.empty(), Optional.empty(), outcome, Optional.empty(), List.of(), reason);
    }
}
