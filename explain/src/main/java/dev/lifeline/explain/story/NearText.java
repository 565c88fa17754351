package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.pipeline.Reconsideration;
import dev.lifeline.lifecycle.pipeline.Reconsideration.Reconsidered;
import dev.lifeline.lifecycle.policy.NearMiss;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules that nearly made a decision, in few words: those that would have changed it come first. */
final class NearText {
    private static final int MOST = 2;

    private NearText() {}

    /** A near rule and what it would have decided. */
    private record NearRule(NearMiss miss, Reconsidered instead, boolean same) {}

    static List<String> of(Reconsideration again) {
        List<NearRule> near = again.nearMisses().stream()
                .map(miss -> near(again, miss))
                .sorted(Comparator.comparing(NearRule::same))
                .toList();
        List<String> sentences = new ArrayList<>();
        near.stream().limit(MOST).map(rule -> sentence(again, rule)).forEach(sentences::add);
        if (near.size() > MOST) {
            int more = near.size() - MOST;
            sentences.add((more == 1 ? "1 more rule" : more + " more rules") + " nearly decided.");
        }
        return sentences;
    }

    private static NearRule near(Reconsideration again, NearMiss miss) {
        Reconsidered instead = again.under(miss);
        return new NearRule(
                miss,
                instead,
                Otherwise.kind(instead.phase())
                        .equals(Otherwise.kind(again.again().phase())));
    }

    private static String sentence(Reconsideration again, NearRule near) {
        String decision = again.isAlive()
                ? ofAlive(near.miss().rule().then())
                : " and would " + (near.same() ? "also " : "") + "have "
                        + ofEnd(near.instead().phase());
        return "Rule " + near.miss().rule().name() + " nearly decided" + decision + ": only its condition that "
                + ConditionText.of(near.miss().missing()) + " did not hold.";
    }

    /** Whether the end of a live attempt follows depends on more than the rule. */
    private static String ofAlive(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ignore ignore -> " and would have let the task go on";
            case Verdict.StopAttempt stop -> " and would have stopped the task";
            case Verdict.Retry retry -> "";
            case Verdict.Fail fail -> "";
            case Verdict.Succeed succeed -> "";
        };
    }

    private static String ofEnd(Phase phase) {
        return switch (phase) {
            case Phase.BackingOff waiting -> "begun another attempt";
            case Phase.Ended ended ->
                switch (ended.result()) {
                    case SUCCEEDED -> "counted it as success";
                    case FAILED -> "ended the run as failed";
                    case STOPPED -> "ended the run as stopped";
                };
            case Phase.AwaitingRecord awaiting -> "waited for the record of the launch";
            case Phase.Attempting attempting -> "let the attempt go on";
        };
    }
}
