package dev.lifeline.explain.story;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.pipeline.Reconsideration;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a story is made from.
 *
 * @param journal oldest first
 * @param policy of the run, in its version; empty if it cannot be read
 */
public record Told(Run run, List<JournalEntry> journal, Optional<Policy> policy, Instant now) {
    /** The middle of a jitter. */
    private static final double USUAL = 0.5;

    public Told {
        journal = List.copyOf(journal);
    }

    /** Asks the core again about a decision; empty if no rule was asked, or if that cannot be decided again. */
    Optional<Reconsideration> again(Explanation why) {
        return policy.map(known -> new Circumstances(
                        known, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, USUAL))
                .flatMap(like -> Reconsideration.of(run, why, like));
    }

    /** What became of the latest attempt, if the rules decided it. */
    Optional<Reconsideration> latest() {
        return Timelines.ofGeneration(run, journal).reversed().stream()
                .map(JournalEntry::explanation)
                .filter(why -> why.judged().isPresent())
                .findFirst()
                .flatMap(this::again)
                .filter(again -> again.isLatest(run));
    }

    /** Why the latest call was not made, unless something else has happened since. */
    Optional<String> held() {
        return journal.reversed().stream()
                .map(JournalEntry::explanation)
                .filter(why -> !why.observation().equals(JournalText.TIME_PASSED))
                .findFirst()
                .filter(why -> JournalText.isHeld(why.observation()))
                .map(Explanation::reason);
    }
}
