package dev.lifeline.explain.timeline;

import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Phase;

/** Decisions as marks. */
final class Marks {
    private Marks() {}

    static Mark of(Explanation why) {
        return new Mark(why.at(), why.attempt(), kind(why), why.observation() + ": " + why.reason());
    }

    private static MarkKind kind(Explanation why) {
        if (why.ended().isPresent()) {
            return switch (why.ended().get()) {
                case Phase.Result.SUCCEEDED -> MarkKind.SUCCESS;
                case Phase.Result.FAILED, Phase.Result.STOPPED -> MarkKind.FAILURE;
            };
        }
        if (!why.spent().before().equals(why.spent().after())) {
            return MarkKind.RETRY;
        }
        if (why.effects().stream().anyMatch(Effect.RunTask.class::isInstance)) {
            return MarkKind.LAUNCH;
        }
        return why.effects().stream().anyMatch(Effect.StopTask.class::isInstance) ? MarkKind.STOP : MarkKind.NEWS;
    }
}
