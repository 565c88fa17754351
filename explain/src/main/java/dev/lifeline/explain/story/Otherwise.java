package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.pipeline.Reconsideration;
import dev.lifeline.lifecycle.pipeline.Reconsideration.Reconsidered;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.Budget.Shortage;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Range;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would have changed a verdict: the core is asked again, with one thing changed at a time. */
record Otherwise(Reconsideration again, Reconsidered decided) {
    private static final int LARGEST_CODE = 255;

    static List<String> of(Told told) {
        List<String> otherwise = new ArrayList<>();
        limit(told.run()).ifPresent(otherwise::add);
        told.latest().map(again -> new Otherwise(again, again.again())).ifPresent(asked -> {
            asked.nearMisses().forEach(otherwise::add);
            asked.retries().ifPresent(otherwise::add);
            otherwise.addAll(asked.exitCodes());
            asked.running().ifPresent(otherwise::add);
        });
        return otherwise;
    }

    /** Beyond a limit, what the task would have done is unknown. */
    private static Optional<String> limit(Run run) {
        return run.phase() instanceof Phase.Ended ended
                ? ended.cause()
                        .filter(why -> why.cause() == Cause.TIMEOUT)
                        .map(why -> "With a longer " + why.decidedBy()
                                + ", the run would not have ended then. How it would have continued is unknown.")
                : Optional.empty();
    }

    private List<String> nearMisses() {
        return again.nearMisses().stream().map(this::nearly).toList();
    }

    private String nearly(NearMiss near) {
        return "Rule " + near.rule().name() + " nearly decided: only its condition that "
                + ConditionText.of(near.missing()) + " did not hold. If that had held, " + outcome(again.under(near))
                + ".";
    }

    /** With one more retry, or with more time, if the budget was the reason. */
    private Optional<String> retries() {
        for (BudgetGroup group : BudgetGroup.values()) {
            Budget budget = again.circumstances().policy().budget(group);
            Optional<Shortage> shortage = budget.shortage(
                    again.before().spent(group),
                    again.before().created(),
                    again.circumstances().now());
            Optional<String> more = shortage.flatMap(why -> larger(group, budget, why));
            if (more.isPresent()) {
                return more;
            }
        }
        return Optional.empty();
    }

    private Optional<String> larger(BudgetGroup group, Budget budget, Shortage shortage) {
        Budget larger = switch (shortage) {
            case NO_RETRIES, USED_UP, WINDOW_FULL ->
                new Budget(
                        budget.retries() + 1, budget.window(), budget.within(), budget.resetAfter(), budget.backoff());
            case TIME_OVER ->
                new Budget(budget.retries(), budget.window(), Optional.empty(), budget.resetAfter(), budget.backoff());
        };
        Policy policy = again.circumstances().policy();
        return differing(again.under(policy.with(group, larger)))
                .map(other -> "With " + words(group, budget, shortage) + ", " + outcome(other) + ".");
    }

    private static String words(BudgetGroup group, Budget budget, Shortage shortage) {
        String of = " in budget " + JournalText.of(group);
        return switch (shortage) {
            case NO_RETRIES -> "one retry" + of;
            case USED_UP -> (budget.retries() + 1) + " retries" + of + " instead of " + budget.retries();
            case WINDOW_FULL ->
                (budget.retries() + 1) + " retries" + of + " instead of " + budget.retries() + " within "
                        + budget.window().map(JournalText::of).orElse("");
            case TIME_OVER ->
                "no limit of " + budget.within().map(JournalText::of).orElse(Duration.ZERO.toString()) + of;
        };
    }

    private Optional<Reconsidered> differing(Reconsidered other) {
        return Optional.of(other).filter(each -> !kind(each.phase()).equals(kind(decided.phase())));
    }

    /** Whether the run goes on, or how it ended. */
    static String kind(Phase phase) {
        return phase instanceof Phase.Ended ended
                ? ended.result().name()
                : phase.getClass().getSimpleName();
    }

    /** All other exit codes, by what would have been decided about them. */
    private List<String> exitCodes() {
        if (!causeIs(Cause.EXIT_CODE)) {
            return List.of();
        }
        Map<String, List<Range>> outcomes = new LinkedHashMap<>();
        for (int code = 0; code <= LARGEST_CODE; code++) {
            int each = code;
            again.exitingWith(code)
                    .flatMap(this::differing)
                    .ifPresent(other -> add(outcomes.computeIfAbsent(outcome(other), key -> new ArrayList<>()), each));
        }
        return outcomes.entrySet().stream()
                .map(each -> "If the program had exited with " + ConditionText.ranges(each.getValue()) + ", "
                        + each.getKey() + ".")
                .toList();
    }

    private static void add(List<Range> ranges, int code) {
        if (!ranges.isEmpty() && ranges.getLast().most() == code - 1) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().least(), code));
        } else {
            ranges.add(Range.of(code));
        }
    }

    private Optional<String> running() {
        return again.havingRun()
                .flatMap(this::differing)
                .map(other -> "If the task had been RUNNING before it failed, " + outcome(other) + ".");
    }

    private boolean causeIs(Cause cause) {
        return again.before().attempt().seen().isPresent()
                && (switch (decided.phase()) {
                    case Phase.Ended ended ->
                        ended.cause().filter(why -> why.cause() == cause).isPresent();
                    case Phase.BackingOff waiting -> waiting.cause().cause() == cause;
                    case Phase.AwaitingRecord awaiting -> false;
                    case Phase.Attempting attempting -> false;
                });
    }

    private static String outcome(Reconsidered other) {
        String rule = other.rule().map(name -> "rule " + name + " would have ").orElse("the run would have ");
        return switch (other.phase()) {
            case Phase.BackingOff waiting -> rule + "begun another attempt: " + DecisionText.about(other.reason());
            case Phase.Ended ended ->
                switch (ended.result()) {
                    case SUCCEEDED -> "the run would have succeeded";
                    case FAILED ->
                        rule
                                + (other.rule().isPresent() ? "ended the run as failed: " : "failed: ")
                                + DecisionText.plain(ended.reason(), other.rule());
                    case STOPPED -> "the run would have been stopped";
                };
            case Phase.AwaitingRecord awaiting -> "the run would have waited for the record of its launch";
            case Phase.Attempting attempting -> "the attempt would have gone on";
        };
    }
}
