package dev.lifeline.cli.demo;

import static dev.lifeline.explain.page.Html.element;
import static dev.lifeline.explain.page.Html.wrapped;

import dev.lifeline.cli.output.CountText;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.story.Story;
import dev.lifeline.explain.story.StoryParts;
import dev.lifeline.explain.story.Told;
import dev.lifeline.explain.timeline.Timeline;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One scenario of the report: its verdict and its picture, the expected end beside the actual one, and its story in
 * folds.
 */
record ScenarioSection(ScenarioOutcome outcome) {
    static String anchor(ScenarioOutcome outcome) {
        return "scenario-" + Html.text(outcome.scenario().name());
    }

    /** Not by color alone. */
    static String sign(ScenarioOutcome outcome) {
        return outcome.isAsExpected()
                ? "<span class=\"good\" role=\"img\" aria-label=\"as expected\">\u2713</span>"
                : "<span class=\"bad\" role=\"img\" aria-label=\"not as expected\">\u2717</span>";
    }

    String html() {
        Told told = new Told(outcome.run(), outcome.journal(), policy(), last());
        Story story = Story.of(told);
        Timeline timeline = Timelines.of(told.run(), told.journal(), told.now());
        return "<section class=\"scenario\" id=\"" + anchor(outcome) + "\">\n"
                + wrapped(
                        "h2",
                        "",
                        sign(outcome) + " " + Html.text(outcome.scenario().name()))
                + element("p", "", outcome.scenario().title())
                + StoryParts.pastVerdict(story.verdict())
                + StoryParts.picture(timeline)
                + ends()
                + otherwise(story)
                + fold(
                        "The story, newest first: "
                                + CountText.of(story.chapters().size(), "decision"),
                        false,
                        StoryParts.chapters(story, timeline.from()))
                + "\n</section>";
    }

    private Optional<Policy> policy() {
        return outcome.scenario()
                .document()
                .map(PolicyDocument::policy)
                .or(() -> DefaultPolicy.named(outcome.scenario().policy()));
    }

    private static String otherwise(Story story) {
        return story.otherwise().isEmpty()
                ? ""
                : fold("What would have changed it", false, StoryParts.otherwise(story));
    }

    /** A run that has not ended is shown until its last decision. */
    private Instant last() {
        return outcome.journal().isEmpty()
                ? outcome.run().created()
                : outcome.journal().getLast().explanation().at();
    }

    /** Only what differs is marked; a row for each number that the file expects. */
    private String ends() {
        Scenario.Expectation expected = outcome.scenario().expectation();
        String rows = Stream.of(
                        row(
                                "result",
                                expected.result(),
                                outcome.report()
                                        .result()
                                        .<Object>map(end -> end)
                                        .orElse("none")),
                        row("state", expected.state(), outcome.report().state()),
                        row("attempts", expected.attempts(), outcome.report().attempts()),
                        row("causes", expected.causes(), outcome.causes()),
                        row("RunTask calls", expected.runTaskCalls(), outcome.runTaskCalls()),
                        row("StopTask calls", expected.stopTaskCalls(), outcome.stopTaskCalls()),
                        row("tasks", expected.tasks(), outcome.tasks()))
                .collect(Collectors.joining("\n"));
        return fold(
                "Expected and actual end: " + (outcome.isAsExpected() ? "the same" : "different"),
                !outcome.isAsExpected(),
                wrapped(
                        "table",
                        "",
                        wrapped(
                                        "tr",
                                        "",
                                        element("th", "", "")
                                                + element("th", "", "expected")
                                                + element("th", "", "actual"))
                                + rows));
    }

    private static String row(String what, Object expected, Object actual) {
        return wrapped(
                "tr",
                "",
                element("th", "", what)
                        + element("td", "", String.valueOf(expected))
                        + element("td", expected.equals(actual) ? "" : "bad", String.valueOf(actual)));
    }

    private static String fold(String summary, boolean isOpen, String content) {
        return "<details" + (isOpen ? " open=\"\"" : "") + ">" + element("summary", "", summary) + content
                + "</details>";
    }
}
