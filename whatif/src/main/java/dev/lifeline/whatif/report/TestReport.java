package dev.lifeline.whatif.report;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.comparison.Measure;
import dev.lifeline.whatif.comparison.WhatIfResult;
import dev.lifeline.whatif.history.HistoryCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A result with what it rests on.
 *
 * @param before the name of the old policy, or of what happened
 * @param after the name of the new policy
 */
public record TestReport(String before, String after, WhatIfResult result, HistoryCounts counts, long seed) {

    /** The result in one line. */
    public String headline() {
        String span = counts.first()
                .flatMap(first -> counts.last().map(last -> " from " + seconds(first) + " to " + seconds(last)))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s of %s%s would differ: %s instead of %s",
                Figures.count(result.differing()),
                runs(result.runs()),
                span,
                after,
                before);
    }

    /** What a reader must know to judge it, each with what to do. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (result.decided() == 0 && result.runs() > 0) {
            notes.add("policy " + after + " decides about none of these runs: it is off, or its match adopts none of"
                    + " their tasks; lifeline replay --policy says why for each");
        } else if (result.decided() < result.runs()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "policy %s decides about %,d of the runs; the others are as they happened",
                    after,
                    result.decided()));
        }
        if (result.drawn() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s would go on beyond what happened: further attempts were drawn %d times from the retries that"
                            + " were observed%s (seed %d)",
                    runs(result.drawn()),
                    result.draws(),
                    result.sampled() < result.drawn()
                            ? String.format(Locale.ROOT, ", for a sample of %,d of them", result.sampled())
                            : "",
                    seed));
        }
        RuleTable.notes(this).forEach(notes::add);
        if (result.caveats().cutShort() > 0) {
            notes.add(runs(result.caveats().cutShort())
                    + " had an attempt that was stopped for a time limit which a policy"
                    + " compared here lacks: how it would have gone on nobody saw, so both policies are given what"
                    + " happened");
        }
        result.caveats().strangers().stream()
                .sorted()
                .forEach(family -> notes.add("--assume " + family + ": no run of family " + family));
        if (result.after(Measure.DOLLARS).high() == 0
                && result.after(Measure.TASK_HOURS).high() > 0) {
            notes.add("no dollars: a task on a container instance has no price of its own; --prices sets one");
        }
        if (!result.caveats().untried().isEmpty()) {
            notes.add("no retry after "
                    + result.caveats().untried().stream()
                            .map(Cause::name)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + " was observed: it is taken to succeed as often as a first attempt; --assume CAUSE=0.5 says"
                    + " otherwise");
        }
        counts.skipped()
                .forEach((why, count) -> notes.add(why.words(count)
                        + (why == HistoryCounts.Skipped.OTHER_TYPE ? ": " + types() : "")
                        + Optional.ofNullable(counts.firstPlaces().get(why))
                                .map(place -> ", the first at " + place)
                                .orElse("")));
        return notes;
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String runs(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d run" : "%,d runs", count);
    }

    private String types() {
        return counts.otherTypes().entrySet().stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
    }
}
