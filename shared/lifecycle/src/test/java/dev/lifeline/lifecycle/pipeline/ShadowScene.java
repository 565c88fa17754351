package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.policy.Backoff;
import dev.lifeline.lifecycle.policy.Backoff.Growth;
import dev.lifeline.lifecycle.policy.Backoff.Jitter;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Two policies, one beside the other. */
abstract class ShadowScene {
    static final Backoff BACKOFF =
            new Backoff(Growth.EXPONENTIAL, Duration.ofSeconds(2), 2, Duration.ofSeconds(5), Jitter.NONE);

    static final Budget TWO = new Budget(2, BACKOFF);
    static final Verdict.Retry RETRY = new Verdict.Retry(BudgetGroup.EXIT);

    static final Rule USER = new Rule("user", List.of(new CauseIn(Set.of(Cause.USER_STOP))), new Verdict.Fail());

    /** A life that may show a difference. */
    enum ShadowedLife {
        /** Fails after 20 s in every attempt; ten minutes pass between two. */
        FAILS(ShadowScene::fails),
        /** Stays in each state for 100 s, then exits with 0. */
        SLOW(ShadowScene::slow),
        /** Takes 100 s to stop by ECS. */
        SLOW_STOP(ShadowScene::slowStop),
        /** Runs on a cached image, after its pull failed. */
        CACHED(ShadowScene::cached);

        @SuppressWarnings("ImmutableEnumChecker") // a stateless method of this class
        final BiFunction<Policy, Policy, List<Decision>> under;

        ShadowedLife(BiFunction<Policy, Policy, List<Decision>> under) {
            this.under = under;
        }
    }

    /** Whether the difference shows in a life. */
    enum ShadowEffect {
        NONE,
        PARTS
    }

    record Pair(String field, String change, Policy own, Policy other, ShadowedLife life, ShadowEffect effect) {
        @Override
        public String toString() {
            return field + ": " + change + " in " + life;
        }
    }

    static Policy base() {
        return policy(TWO, RETRY);
    }

    static Policy policy(Budget exit, Verdict verdict) {
        Map<BudgetGroup, Budget> budgets = new EnumMap<>(BudgetGroup.class);
        budgets.put(BudgetGroup.EXIT, exit);
        budgets.put(BudgetGroup.START, new Budget(1, BACKOFF));
        return Policies.with(Policies.of(USER, new Rule("all", List.of(), verdict)), budgets);
    }

    static Pair budget(String field, String change, Budget own, Budget other, ShadowEffect effect) {
        return new Pair(
                "Budget." + field, change, policy(own, RETRY), policy(other, RETRY), ShadowedLife.FAILS, effect);
    }

    static Pair verdict(String field, String change, Verdict other, ShadowEffect effect) {
        return new Pair(field, change, base(), policy(TWO, other), ShadowedLife.FAILS, effect);
    }

    static Pair run(
            String change, Optional<Duration> own, Optional<Duration> other, ShadowedLife life, ShadowEffect effect) {
        return new Pair(
                "Timeouts.run",
                change,
                Policies.with(base(), new Timeouts(Map.of(), own)),
                Policies.with(base(), new Timeouts(Map.of(), other)),
                life,
                effect);
    }

    static Budget budget(int retries, Integer window, Integer within, Integer reset) {
        return new Budget(retries, seconds(window), seconds(within), seconds(reset), BACKOFF);
    }

    static Optional<Duration> seconds(Integer seconds) {
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    static List<Decision> fails(Policy own, Policy other) {
        Scene scene = Scene.beside(own, other).chance(0.5);
        List<Decision> decisions = new ArrayList<>(List.of(scene.last()));
        for (int attempt = 1; attempt <= 4 && !scene.run().hasEnded(); attempt++) {
            String id = String.valueOf(attempt);
            decisions.add(scene.accepted(id).last());
            decisions.add(scene.sees(task(id, 3, "RUNNING")).last());
            decisions.add(scene.later(300 * attempt).sees(exited(id, 9, 1)).last());
            if (!scene.run().hasEnded()) {
                decisions.add(scene.comesBack().last());
            }
        }
        return decisions;
    }

    static List<Decision> slow(Policy own, Policy other) {
        Scene scene = Scene.beside(own, other);
        List<Decision> decisions = new ArrayList<>(List.of(scene.last()));
        decisions.add(scene.accepted("1").last());
        long version = 2;
        for (String state : List.of("PENDING", "ACTIVATING", "RUNNING")) {
            decisions.add(scene.timePasses(70).last());
            decisions.add(scene.later(30).sees(task("1", version++, state)).last());
        }
        decisions.add(scene.timePasses(70).last());
        decisions.add(scene.later(30).sees(exited("1", 9, 0)).last());
        return decisions;
    }

    static List<Decision> slowStop(Policy own, Policy other) {
        Scene scene = Scene.beside(own, other);
        List<Decision> decisions = new ArrayList<>(List.of(scene.last()));
        decisions.add(scene.accepted("1").sees(task("1", 3, "RUNNING")).last());
        decisions.add(
                scene.sees(task("1", 4, "RUNNING").stopping("SpotInterruption", "Your Spot Task was interrupted."))
                        .last());
        decisions.add(scene.later(100).sees(exited("1", 9, 143)).last());
        return decisions;
    }

    static List<Decision> cached(Policy own, Policy other) {
        Scene scene = Scene.beside(own, other);
        List<Decision> decisions = new ArrayList<>(List.of(scene.last()));
        decisions.add(scene.accepted("1").last());
        decisions.add(scene.sees(task("1", 3, "RUNNING")
                        .without("app")
                        .with(container("app", "RUNNING", "CannotPullContainerError: i/o timeout")))
                .last());
        decisions.add(scene.later(100).sees(exited("1", 9, 0)).last());
        return decisions;
    }
}
