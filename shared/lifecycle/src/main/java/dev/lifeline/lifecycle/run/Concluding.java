package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Third stage: what follows from an attempt's end. */
final class Concluding {

    private Concluding() {}

    static Draft conclude(Draft draft, Circumstances circumstances) {
        if (!draft.attempt().isOver() || !(draft.run().phase() instanceof Phase.Attempting)) {
            return draft;
        }
        if (draft.attempt().status().state() == TaskState.COMPLETE) {
            return end(draft, Phase.Result.SUCCEEDED, Optional.empty(), "the program succeeded");
        }
        Classification cause = cause(draft, circumstances);
        if (draft.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser()) {
            return end(draft.caused(cause), Phase.Result.STOPPED, Optional.of(cause), "a user stopped the run");
        }
        Rule rule =
                circumstances.policy().ruleFor(cause.cause(), draft.attempt().reachedRunning());
        Draft judged = draft.judged(cause, rule.name());
        return switch (rule.then()) {
            case Verdict.Fail fail -> fail(judged, cause, "rule " + rule.name() + " does not retry " + cause.cause());
            case Verdict.Retry retry -> retry(judged, cause, retry.budget(), circumstances);
        };
    }

    private static Classification cause(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        if (attempt.stop() instanceof Stop.Wanted wanted) {
            return wanted.why();
        }
        if (attempt.status().state() == TaskState.ORPHANED) {
            return new Classification(Cause.HOST, "orphaned", attempt.status().error());
        }
        if (attempt.launch() instanceof Launch.Refused refused) {
            return refused.why();
        }
        Optional<EcsTask> seen = attempt.seen();
        return seen.map(task -> circumstances
                        .catalog()
                        .classify(task, draft.run().request().essentials()))
                .orElseGet(() -> new Classification(
                        Cause.UNKNOWN, "unknown", attempt.status().error()));
    }

    private static Draft fail(Draft draft, Classification cause, String reason) {
        return end(draft, Phase.Result.FAILED, Optional.of(cause), reason);
    }

    private static Draft retry(Draft draft, Classification cause, BudgetGroup group, Circumstances circumstances) {
        Budget budget = circumstances.policy().budget(group);
        int retry = draft.run().spent(group) + 1;
        if (retry > budget.retries()) {
            return fail(draft, cause, "budget " + group + " is spent: " + budget.retries() + " retries");
        }
        Duration delay = budget.backoff().delay(retry, circumstances.random());
        Map<BudgetGroup, Integer> spent = new EnumMap<>(BudgetGroup.class);
        spent.putAll(draft.run().spent());
        spent.put(group, retry);
        return draft.with(draft.run()
                        .withSpent(spent)
                        .withPhase(new Phase.BackingOff(circumstances.now().plus(delay), cause)))
                .because("retry " + retry + " of " + budget.retries() + " of budget " + group + " in " + delay);
    }

    private static Draft end(Draft draft, Phase.Result result, Optional<Classification> cause, String reason) {
        return draft.with(draft.run().withPhase(new Phase.Ended(result, cause, reason)))
                .because(reason);
    }
}
