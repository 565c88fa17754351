package dev.lifeline.explain.timeline;

import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes timelines from runs and their journals. */
public final class Timelines {
    private Timelines() {}

    /**
     * The timeline of a run's generation.
     *
     * @param journal oldest first; entries of earlier generations are left out
     * @param now until when a live run is shown
     */
    public static Timeline of(Run run, List<JournalEntry> journal, Instant now) {
        List<JournalEntry> own = ofGeneration(run, journal);
        Instant until =
                run.phase() instanceof Phase.Ended ended && !run.attempt().isHanging() ? ended.at() : now;
        List<AttemptBar> bars = new Bars(run, own, until).all();
        List<Mark> marks = Marks.of(own).stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
        List<Instant> moments = new ArrayList<>(List.of(run.created(), until));
        bars.stream()
                .flatMap(bar -> bar.segments().stream())
                .flatMap(segment -> Stream.of(segment.from(), segment.to()))
                .forEach(moments::add);
        marks.forEach(mark -> moments.add(mark.at()));
        return new Timeline(
                RunHeading.of(run),
                moments.stream().min(Instant::compareTo).orElseThrow(),
                moments.stream().max(Instant::compareTo).orElseThrow(),
                bars,
                marks);
    }

    /** The decisions since the generation began. */
    public static List<JournalEntry> ofGeneration(Run run, List<JournalEntry> journal) {
        return journal.stream()
                .filter(entry -> !entry.explanation().at().isBefore(run.created()))
                .toList();
    }
}
