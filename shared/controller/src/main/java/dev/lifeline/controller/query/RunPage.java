package dev.lifeline.controller.query;

import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A page of runs.
 *
 * @param unreadable items that this version cannot read, whether or not they match
 * @param next where the next page begins; empty for the last page
 */
public record RunPage(List<RunSummary> runs, List<UnreadableEntry> unreadable, Optional<PageToken> next) {

    private static final AnswerForm<RunSummary> RUN = new AnswerForm<RunSummary>()
            .with("run", Shapes.TEXT, summary -> summary.run().value())
            .orNull("generation", Shapes.INTEGER, RunSummary::generation)
            .with("phase", ReportJson.PHASE, RunSummary::phase)
            .orNull("state", ReportJson.STATE, RunSummary::state)
            .orNull("result", ReportJson.RESULT, RunSummary::result)
            .orNull("cause", ReportJson.CAUSE, RunSummary::cause)
            .orNull("evidence", Shapes.TEXT, summary -> summary.finding().map(Finding::evidence))
            .orNull("exitCode", Shapes.INTEGER, summary -> summary.finding().flatMap(Finding::exitCode))
            .with("family", Shapes.TEXT, RunSummary::family)
            .with("cluster", Shapes.TEXT, RunSummary::cluster)
            .with("attempts", Shapes.INTEGER, RunSummary::attempts)
            .with("began", Shapes.INSTANT, RunSummary::began)
            .orNull("ended", Shapes.INSTANT, RunSummary::ended)
            .with("suspended", Shapes.TRUTH, RunSummary::suspended)
            .including(ReportJson.NEXT, RunSummary::next)
            .orNull(
                    "held",
                    Shapes.TEXT.described(
                            "Why its next call to ECS is held back: a pause, a circuit breaker or the pace. As the reason of a description."),
                    RunSummary::held);

    private static final AnswerForm<UnreadableEntry> UNREADABLE = new AnswerForm<UnreadableEntry>()
            .with("item", Shapes.TEXT, UnreadableEntry::item)
            .with("why", Shapes.TEXT, UnreadableEntry::why);

    /** As a function answers it. */
    public static final AnswerForm<RunPage> ANSWER = new AnswerForm<RunPage>()
            .list("runs", RUN, RunPage::runs)
            .list("unreadable", UNREADABLE, RunPage::unreadable)
            .orNull("next", PageToken.SHAPE, RunPage::next);

    public RunPage {
        runs = List.copyOf(runs);
        unreadable = List.copyOf(unreadable);
    }
}
