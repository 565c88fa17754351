package dev.lifeline.explain.story;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.page.HtmlPage;
import dev.lifeline.explain.picture.TimelineSvg;
import dev.lifeline.explain.story.RunVerdict.StoryLink;
import dev.lifeline.explain.timeline.RunHeading;
import dev.lifeline.explain.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A story with its picture as a page. */
public final class StoryPage {
    private static final int WIDE = 1200;
    private static final int NARROW = 440;

    private StoryPage() {}

    public static HtmlPage of(Story story, Timeline timeline) {
        RunHeading heading = story.verdict().heading();
        List<String> sections = new ArrayList<>();
        sections.add(header(heading));
        sections.add(verdict(story.verdict()));
        sections.add(Html.wrapped(
                "section",
                "",
                "<h2>Timeline</h2>\n" + Html.wrapped("div", "wide", TimelineSvg.draw(timeline, WIDE))
                        + Html.wrapped("div", "narrow", TimelineSvg.draw(timeline, NARROW))));
        if (!story.otherwise().isEmpty()) {
            sections.add(Html.wrapped(
                    "section",
                    "",
                    "<h2>What would have changed it</h2>\n" + Html.wrapped("ul", "", items(story.otherwise()))));
        }
        sections.add(Html.wrapped("section", "", "<h2>The story, newest first</h2>\n" + chapters(story)));
        return new HtmlPage("Run " + heading.run() + ": " + heading.standing(), sections);
    }

    private static String header(RunHeading heading) {
        String style = heading.result()
                .map(result -> switch (result) {
                    case SUCCEEDED -> "good";
                    case FAILED -> "bad";
                    case STOPPED -> "warn";
                })
                .orElse("muted");
        return Html.wrapped("h1", "", Html.text(heading.run()) + " " + Html.element("span", style, heading.standing()))
                + "\n"
                + Html.element("p", "muted", "generation " + heading.generation() + ", policy " + heading.policy());
    }

    private static String verdict(RunVerdict verdict) {
        StringBuilder rows = new StringBuilder(row("result", verdict.result()));
        verdict.cause().ifPresent(cause -> rows.append(row("cause", cause)));
        verdict.evidence().ifPresent(evidence -> rows.append(row("evidence", evidence)));
        rows.append(row("tried", verdict.tried())).append(row("next", verdict.next()));
        if (!verdict.links().isEmpty()) {
            rows.append(Html.element("dt", "", "links"))
                    .append(Html.wrapped(
                            "dd",
                            "",
                            verdict.links().stream().map(StoryPage::link).collect(Collectors.joining("<br>"))));
        }
        return Html.wrapped("dl", "verdict panel", rows.toString());
    }

    private static String link(StoryLink link) {
        return Html.link(link.address(), link.words());
    }

    private static String row(String name, String words) {
        return Html.element("dt", "", name) + Html.element("dd", "", words) + "\n";
    }

    private static String chapters(Story story) {
        String list = story.chapters().stream()
                .map(chapter -> Html.wrapped(
                        "li",
                        "chapter",
                        Html.element(
                                        "h3",
                                        "",
                                        Moments.second(chapter.at()) + " · attempt " + chapter.attempt() + ", "
                                                + chapter.title())
                                + chapter.sentences().stream()
                                        .map(sentence -> Html.element("p", "", sentence))
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining("\n"));
        String which = story.chapters().isEmpty() ? "Its decisions" : "Its earlier decisions";
        String missing = story.isWhole() ? "" : Html.element("p", "muted", which + " have expired.");
        return Html.wrapped("ol", "chapters", list) + missing;
    }

    private static String items(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> Html.element("li", "", sentence))
                .collect(Collectors.joining("\n"));
    }
}
