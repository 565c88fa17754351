package dev.lifeline.explain.story;

import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.page.HtmlPage;
import dev.lifeline.explain.timeline.RunHeading;
import dev.lifeline.explain.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A story with its picture as a page. */
public final class StoryPage {
    private StoryPage() {}

    public static HtmlPage of(Story story, Timeline timeline) {
        RunHeading heading = story.verdict().heading();
        List<String> sections = new ArrayList<>();
        sections.add(header(heading, story.verdict().asOf()));
        sections.add(StoryParts.verdict(story.verdict()));
        sections.add(section("Timeline", StoryParts.picture(timeline)));
        if (!story.otherwise().isEmpty()) {
            sections.add(section("What would have changed it", StoryParts.otherwise(story)));
        }
        sections.add(section("The story, newest first", StoryParts.chapters(story, timeline.from())));
        return new HtmlPage("Run " + heading.run() + ": " + heading.standing(), sections);
    }

    private static String section(String title, String content) {
        return Html.wrapped("section", "", Html.element("h2", "", title) + "\n" + content);
    }

    private static String header(RunHeading heading, Instant asOf) {
        String style = heading.result()
                .map(result -> switch (result) {
                    case SUCCEEDED -> "good";
                    case FAILED -> "bad";
                    case STOPPED -> "warn";
                })
                .orElse("muted");
        return Html.wrapped("h1", "", Html.text(heading.run()) + " " + Html.element("span", style, heading.standing()))
                + "\n"
                + Html.element(
                        "p",
                        "muted",
                        "generation " + heading.generation() + ", policy " + heading.policy() + ", as of "
                                + Moments.second(asOf));
    }
}
