package dev.lifeline.explain.story;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
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
    public Told {
        journal = List.copyOf(journal);
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
