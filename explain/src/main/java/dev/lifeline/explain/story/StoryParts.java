package dev.lifeline.explain.story;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.picture.TimelineSvg;
import dev.lifeline.explain.story.RunVerdict.StoryLink;
import dev.lifeline.explain.timeline.Timeline;
import dev.lifeline.lifecycle.decision.JournalText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of a story as HTML, for every page that shows one. */
public final class StoryParts {
    private static final int WIDE = 1200;
    private static final int NARROW = 440;

    private StoryParts() {}

    /** The whole verdict. */
    static String verdict(RunVerdict verdict) {
        String links = verdict.links().isEmpty()
                ? ""
                : Html.element("dt", "", "links")
                        + Html.wrapped(
                                "dd",
                                "",
                                verdict.links().stream().map(StoryParts::link).collect(Collectors.joining("<br>")));
        return panel(known(verdict) + row("next", List.of(verdict.next())) + links);
    }

    /** The verdict about a run that no longer exists: nothing comes next, and no link leads to it. */
    public static String pastVerdict(RunVerdict verdict) {
        return panel(known(verdict));
    }

    private static String known(RunVerdict verdict) {
        return row("result", List.of(verdict.result()))
                + verdict.cause().map(cause -> row("cause", List.of(cause))).orElse("")
                + verdict.evidence()
                        .map(evidence -> row("evidence", List.of(evidence)))
                        .orElse("")
                + row("tried", List.of(verdict.tried()));
    }

    /** Rows as {@link #row} makes them. */
    public static String panel(String rows) {
        return Html.wrapped("dl", "verdict panel", rows);
    }

    /** A name, and sentences about it. */
    public static String row(String name, List<String> sentences) {
        return Html.element("dt", "", name) + Html.element("dd", "", String.join(" ", sentences)) + "\n";
    }

    private static String link(StoryLink link) {
        return Html.link(link.address(), link.words());
    }

    /** The timeline for a wide window, and for a narrow one. */
    public static String picture(Timeline timeline) {
        return Html.wrapped("div", "wide", TimelineSvg.draw(timeline, WIDE))
                + Html.wrapped("div", "narrow", TimelineSvg.draw(timeline, NARROW));
    }

    /** What would have changed the verdict. */
    public static String otherwise(Story story) {
        return Html.wrapped(
                "ul",
                "",
                story.otherwise().stream()
                        .map(sentence -> Html.element("li", "", sentence))
                        .collect(Collectors.joining("\n")));
    }

    /**
     * The decisions, and whether earlier ones have expired.
     *
     * @param zero the moment from which the picture counts
     */
    public static String chapters(Story story, Instant zero) {
        String list = story.chapters().stream()
                .map(chapter -> Html.wrapped("li", "chapter", chapter(chapter, zero)))
                .collect(Collectors.joining("\n"));
        String which = story.chapters().isEmpty() ? "Its decisions" : "Its earlier decisions";
        String missing = story.isWhole() ? "" : Html.element("p", "muted", which + " have expired.");
        return Html.wrapped("ol", "chapters", list) + missing;
    }

    private static String chapter(Chapter chapter, Instant zero) {
        String since = JournalText.of(Duration.between(zero, chapter.at()));
        return Html.element("h3", "", "attempt " + chapter.attempt() + ", " + chapter.title())
                + Html.element("p", "when", "at " + since + ", " + Moments.second(chapter.at()))
                + chapter.sentences().stream()
                        .map(sentence -> Html.element("p", "", sentence))
                        .collect(Collectors.joining());
    }
}
