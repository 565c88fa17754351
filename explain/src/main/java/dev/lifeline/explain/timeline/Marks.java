package dev.lifeline.explain.timeline;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Phase;
import java.util.ArrayList;
import java.util.List;

/** Decisions as marks. */
final class Marks {
    private Marks() {}

    /** In the journal's order. */
    static List<Mark> of(List<JournalEntry> journal) {
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < journal.size(); at++) {
            Explanation why = journal.get(at).explanation();
            boolean isHeld = at + 1 < journal.size()
                    && JournalText.isHeld(journal.get(at + 1).explanation().observation());
            marks.add(new Mark(
                    why.at(),
                    why.attempt(),
                    isHeld ? decided(why) : kind(why),
                    why.observation() + ": " + why.reason()));
        }
        return marks;
    }

    private static MarkKind kind(Explanation why) {
        if (decided(why) != MarkKind.NEWS) {
            return decided(why);
        }
        if (why.effects().stream().anyMatch(Effect.RunTask.class::isInstance)) {
            return MarkKind.LAUNCH;
        }
        return why.effects().stream().anyMatch(Effect.StopTask.class::isInstance) ? MarkKind.STOP : MarkKind.NEWS;
    }

    /** Without its calls, which may not have been made. */
    private static MarkKind decided(Explanation why) {
        if (why.ended().isPresent()) {
            return switch (why.ended().get()) {
                case Phase.Result.SUCCEEDED -> MarkKind.SUCCESS;
                case Phase.Result.FAILED, Phase.Result.STOPPED -> MarkKind.FAILURE;
            };
        }
        if (why.spent().keySet().stream().anyMatch(group -> why.cost(group) > 0)) {
            return MarkKind.RETRY;
        }
        return MarkKind.NEWS;
    }
}
