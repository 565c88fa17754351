package dev.lifeline.explain.story;

import dev.lifeline.controller.report.AwsConsole;
import dev.lifeline.explain.story.RunVerdict.StoryLink;
import dev.lifeline.explain.timeline.RunHeading;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.NextStep;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The verdict about a run in words. */
final class VerdictText {
    private VerdictText() {}

    static RunVerdict of(Told told) {
        Run run = told.run();
        Optional<Finding> finding = RunReport.of(run).finding();
        return new RunVerdict(
                RunHeading.of(run),
                result(run, told.now()),
                finding.flatMap(Finding::cause).map(cause -> cause + ": " + CauseText.of(cause)),
                finding.map(Finding::evidence),
                tried(told),
                next(run, finding.flatMap(Finding::cause), told.now()),
                links(run));
    }

    private static String result(Run run, Instant now) {
        Attempt attempt = run.attempt();
        return switch (run.phase()) {
            case Phase.Ended ended ->
                ended.result() + " after " + attempts(attempt.number()) + ", " + span(run.created(), ended.at())
                        + " after it began";
            case Phase.Attempting attempting ->
                "not over yet: attempt " + attempt.number() + " is "
                        + attempt.status().state() + ", " + span(run.created(), now) + " after the run began";
            case Phase.BackingOff waiting ->
                "not over yet: attempt " + attempt.number() + " failed, and another follows";
            case Phase.AwaitingRecord awaiting ->
                "not over yet: attempt " + attempt.number() + " failed, and the run waits for the record of its launch";
        };
    }

    private static String tried(Told told) {
        Run run = told.run();
        List<String> tried = new ArrayList<>(List.of(attempts(run.attempt().number())));
        Arrays.stream(BudgetGroup.values())
                .filter(group -> run.spent(group).retries() > 0)
                .map(group ->
                        retries(run.spent(group).retries(), group, told.policy().map(known -> known.budget(group))))
                .forEach(tried::add);
        return String.join("; ", tried);
    }

    private static String attempts(int number) {
        return number == 1 ? "1 attempt" : number + " attempts";
    }

    /** {@code 2 of 5 retries of budget pull}. */
    static String retries(int spent, BudgetGroup group, Optional<Budget> budget) {
        String of = budget.filter(known ->
                        known.retries() != Budget.UNLIMITED && known.window().isEmpty())
                .map(known -> " of " + known.retries())
                .orElse("");
        return spent + of + ((of.isEmpty() && spent == 1) || of.equals(" of 1") ? " retry" : " retries") + " of budget "
                + JournalText.of(group);
    }

    private static String next(Run run, Optional<Cause> cause, Instant now) {
        String step = run.next().map(next -> step(next, now)).orElse("");
        if (run.phase() instanceof Phase.Ended ended) {
            String outlook = ended.result() == Phase.Result.FAILED
                    ? cause.map(CauseText::outlook).map(words -> " " + words).orElse("")
                    : "";
            return (step.isEmpty() ? "nothing: the run is over." : step + ".") + outlook + " lifeline rerun " + run.id()
                    + " runs it again.";
        }
        String suspended = run.suspension()
                .map(order -> "it is suspended (" + order.reason() + ") until lifeline resume " + run.id() + "; ")
                .orElse("");
        return suspended + (step.isEmpty() ? "the answer of a call that is under way." : step + ".");
    }

    private static String step(NextStep next, Instant now) {
        Duration left = Duration.between(now, next.at());
        String when = left.isNegative() || left.isZero() ? ", which is due" : ", in " + JournalText.of(left);
        return next.what() + when + ", at " + Moments.second(next.at());
    }

    private static List<StoryLink> links(Run run) {
        Stream<StoryLink> past = run.past().reversed().stream().flatMap(attempt -> link(run, attempt));
        Stream<StoryLink> latest = run.attempt().task().stream()
                .flatMap(task -> link(run, run.attempt().number(), task).stream());
        return Stream.concat(latest, past).toList();
    }

    private static Stream<StoryLink> link(Run run, PastAttempt attempt) {
        return attempt.task().flatMap(task -> link(run, attempt.number(), task)).stream();
    }

    private static Optional<StoryLink> link(Run run, int attempt, TaskRef task) {
        return AwsConsole.of(task.arn())
                .map(console -> new StoryLink(
                        "task of attempt " + attempt,
                        console.task(ResourceNames.cluster(run.request().cluster()), task.id())));
    }

    private static String span(Instant from, Instant to) {
        return JournalText.of(to.isBefore(from) ? Duration.ZERO : Duration.between(from, to));
    }
}
