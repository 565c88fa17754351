package dev.lifeline.explain.story;

import dev.lifeline.controller.store.Journals.JournalEntry;
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
}
