package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.ReportText;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.callback.ReceivedCallback;
import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Shows each run's timeline as it happens, one line per decision. */
public final class ProgressLines implements ScenarioListener {
    private final Printer out;

    public ProgressLines(Printer out) {
        this.out = out;
    }

    @Override
    public void decided(Duration at, RunId run, Decision decision) {
        Explanation why = decision.explanation();
        String state = why.from() == why.to() ? why.to().name() : why.from() + " -> " + why.to();
        String cause = why.cause()
                .map(Finding::of)
                .map(found -> ReportText.why(Optional.of(found))
                        + why.rule().map(rule -> ", rule " + rule).orElse("") + "; ")
                .orElse("");
        print(at, run, "attempt " + why.attempt() + "  " + pad(state, 24) + cause + why.reason());
    }

    /** Neither its token nor its content. */
    void called(Duration at, ReceivedCallback call) {
        String reception = call.reception() == CallbackReception.ACCEPTED ? "" : ", which nobody waits for any more";
        print(at, call.run().orElse("-"), "callback " + call.operation().wireName() + reception);
    }

    /** One line per problem. */
    void refused(Duration at, RunId run, Problem problem) {
        print(at, run, "not launched: " + problem);
    }

    @Override
    public void functionDied(Duration at, RunId run) {
        print(at, run, "the function dies");
    }

    @Override
    public void ended(Duration at, ScenarioOutcome outcome) {
        String why = ReportText.why(outcome.report().finding());
        print(
                at,
                new RunId(outcome.scenario().name()),
                ReportText.standing(outcome.report())
                        + (why.isEmpty() ? "" : "  " + why)
                        + (outcome.isAsExpected() ? "" : ", but " + String.join(", ", outcome.differences())));
    }

    private void print(Duration at, RunId run, String text) {
        print(at, run.toString(), text);
    }

    private synchronized void print(Duration at, String run, String text) {
        out.line(String.format(Locale.ROOT, "%7.1fs  %-20s %s", at.toMillis() / 1000.0, run, text));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
