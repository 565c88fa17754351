package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A task that stays in a state for too long. */
abstract class WatchingScene {
    static final Verdict RETRY = new Verdict.Retry(BudgetGroup.START);
    static final StopAnswer ACCEPTED = new StopAnswer.StopAccepted(Optional.empty());

    static final Timeouts LIMITS = new Timeouts(
            Map.of(
                    Known.PROVISIONING, Duration.ofSeconds(20),
                    Known.PENDING, Duration.ofSeconds(30),
                    Known.ACTIVATING, Duration.ofSeconds(40),
                    Known.RUNNING, Duration.ofSeconds(60),
                    Known.STOPPING, Duration.ofSeconds(50)),
            Optional.empty());

    static Effect stop(String why) {
        return new Effect.StopTask(1, ref("1"), "Stopped by Lifeline: " + why);
    }

    static Scene asked(Policy policy) {
        return Scene.asked(Policies.with(policy, LIMITS)).accepted("1");
    }

    /** RUNNING, a moment after its limit. */
    static Scene late(Policy policy) {
        return asked(policy).sees(task("1", 3, "RUNNING")).timePasses(70);
    }

    static Policy timeout(Verdict then) {
        return Policies.of(new Rule("late", List.of(new CauseIn(Set.of(Cause.TIMEOUT))), then));
    }
}
