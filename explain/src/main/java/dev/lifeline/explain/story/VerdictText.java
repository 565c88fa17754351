package dev.lifeline.explain.story;

import dev.lifeline.controller.report.AwsConsole;
import dev.lifeline.explain.story.RunVerdict.StoryLink;
import dev.lifeline.explain.timeline.RunHeading;
import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.ecs.EcsTask;
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
                told.now(),
                result(told),
                finding.flatMap(Finding::cause).map(cause -> cause + ": " + CauseText.of(cause)),
                finding.map(Finding::evidence),
                tried(told),
                next(told, finding.flatMap(Finding::cause)),
                links(run));
    }

    private static String result(Told told) {
        Run run = told.run();
        Attempt attempt = run.attempt();
        return switch (run.phase()) {
            case Phase.Ended ended ->
                ended.result() + " after " + attempts(attempt.number()) + ", " + span(run.created(), ended.at())
                        + " after it began";
            case Phase.Attempting attempting ->
                unfinished(told) + " is " + attempt.status().state()
                        + stopping(attempt)
                        + told.held().map(why -> "; " + why).orElse("");
            case Phase.BackingOff waiting ->
                unfinished(told) + " failed, and " + another(attempt.number() + 1, waiting.until(), told);
            case Phase.AwaitingRecord awaiting ->
                unfinished(told) + " failed, and the run waits for the record of its launch";
        };
    }

    private static String another(int number, Instant at, Told told) {
        Duration left = Duration.between(told.now(), at);
        return told.run().suspension().isPresent() || left.isNegative()
                ? "attempt " + number + " follows"
                : "attempt " + number + " follows in " + JournalText.of(left);
    }

    private static String stopping(Attempt attempt) {
        if (attempt.stop() instanceof Stop.Wanted) {
            return " and is being stopped";
        }
        return attempt.seen().filter(EcsTask::isStopping).isPresent() ? " and is being stopped by ECS" : "";
    }

    private static String unfinished(Told told) {
        Run run = told.run();
        String suspended = run.suspension()
                .map(order -> "suspended (" + order.reason() + "), ")
                .orElse("");
        return "not over yet after " + span(run.created(), told.now()) + ": " + suspended + "attempt "
                + run.attempt().number();
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

    private static String next(Told told, Optional<Cause> cause) {
        Run run = told.run();
        Optional<String> step = run.next().map(next -> step(next, told.now()));
        if (run.phase() instanceof Phase.Ended ended) {
            String outlook = ended.result() == Phase.Result.FAILED
                    ? cause.map(CauseText::outlook).map(words -> " " + words).orElse("")
                    : "";
            return step.orElse("nothing: the run is over") + "." + outlook + " lifeline rerun " + run.id()
                    + " runs it again.";
        }
        String suspended = run.suspension()
                .map(order -> "lifeline resume " + run.id() + " lets it go on; ")
                .orElse("");
        return suspended + unlimited(run) + step.orElse("the answer of a call that is under way") + ".";
    }

    /** Of a task that no time limit ends, the next step is not the next thing that happens. */
    private static String unlimited(Run run) {
        Attempt attempt = run.attempt();
        boolean ends = attempt.stop() instanceof Stop.Wanted
                || attempt.watch().until().isPresent()
                || run.endBy().isPresent();
        return attempt.isOpen() && attempt.task().isPresent() && !ends
                ? "the end of its task, for which there is no time limit; until then, "
                : "";
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
