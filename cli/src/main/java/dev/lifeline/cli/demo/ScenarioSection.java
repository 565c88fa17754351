package dev.lifeline.cli.demo;

import static dev.lifeline.explain.page.Html.element;
import static dev.lifeline.explain.page.Html.wrapped;

import dev.lifeline.cli.output.CountText;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.explain.page.Html;
import dev.lifeline.explain.picture.TimelineSvg;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One scenario of the report: its verdict, the expected end beside the actual one, its picture, and a fold with its
 * story.
 */
record ScenarioSection(ScenarioOutcome outcome) {
    private static final int WIDTH = 1200;

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
        return "<section class=\"scenario\" id=\"" + anchor(outcome) + "\">\n"
                + wrapped(
                        "h2",
                        "",
                        sign(outcome) + " " + Html.text(outcome.scenario().name()))
                + element("p", "", outcome.scenario().title())
                + verdict()
                + ends()
                + wrapped(
                        "div",
                        "picture",
                        TimelineSvg.draw(Timelines.of(outcome.run(), outcome.journal(), last()), WIDTH))
                + story()
                + "\n</section>";
    }

    /** A run that has not ended is shown until its last decision. */
    private Instant last() {
        return outcome.journal().isEmpty()
                ? outcome.run().created()
                : outcome.journal().getLast().explanation().at();
    }

    private String verdict() {
        String why = ReportText.why(outcome.report().finding());
        return element("p", "end", ReportText.standing(outcome.report()) + (why.isEmpty() ? "" : " \u00b7 " + why));
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

    private String story() {
        String decisions = outcome.journal().stream()
                .map(entry -> wrapped("li", "", sentence(entry.explanation())))
                .collect(Collectors.joining("\n"));
        return fold(
                "Story: " + CountText.of(outcome.journal().size(), "decision"),
                false,
                wrapped("ol", "story", decisions));
    }

    private String sentence(Explanation why) {
        String when = JournalText.of(Duration.between(outcome.run().created(), why.at()));
        return element("span", "muted", when + ", attempt " + why.attempt() + ": ")
                + Html.text(why.observation() + ". ")
                + element("strong", "", why.reason())
                + Html.text(why.rule().map(rule -> ", by rule " + rule).orElse("") + ".");
    }

    private static String fold(String summary, boolean isOpen, String content) {
        return "<details" + (isOpen ? " open=\"\"" : "") + ">" + element("summary", "", summary) + content
                + "</details>";
    }
}
