package dev.lifeline.explain.story;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.explain.timeline.Timelines;
import java.util.List;

/**
 * The story of a run's generation.
 *
 * @param otherwise what would have changed the verdict
 * @param chapters its decisions, the newest first
 * @param isWhole whether the journal still has the first decision
 */
public record Story(RunVerdict verdict, List<String> otherwise, List<Chapter> chapters, boolean isWhole) {
    public Story {
        otherwise = List.copyOf(otherwise);
        chapters = List.copyOf(chapters);
    }

    public static Story of(Told told) {
        List<JournalEntry> own = Timelines.ofGeneration(told.run(), told.journal());
        boolean isWhole = own.stream()
                .anyMatch(entry -> entry.explanation().at().equals(told.run().created()));
        return new Story(
                VerdictText.of(told), Otherwise.of(told), Chapters.of(own, told).reversed(), isWhole);
    }
}
