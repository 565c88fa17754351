package dev.lifeline.tests.simulation;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of a function's decision: enough to decide again. */
final class Testimony {
    private static final int MOST_OBSERVATIONS = 20;

    private final Map<PolicyRef, Policy> policies = new HashMap<>();
    private final Map<String, Policy> latest = new HashMap<>();
    private final Map<RunKey, Run> runs = new HashMap<>();
    private final Deque<Observation> observations = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;
    private double random;

    void forget() {
        runs.clear();
        observations.clear();
    }

    PolicySource to(PolicySource source) {
        return new PolicySource() {
            @Override
            public Optional<Policy> policy(PolicyRef ref) {
                Optional<Policy> found = source.policy(ref);
                found.ifPresent(policy -> policies.put(ref, policy));
                return found;
            }

            @Override
            public Optional<Policy> latest(String name) {
                Optional<Policy> found = source.latest(name);
                found.ifPresent(policy -> latest.put(name, policy));
                return found;
            }

            @Override
            public List<String> names() {
                return source.names();
            }
        };
    }

    Instant toTime(Instant told) {
        now = told;
        return told;
    }

    double toDice(double shown) {
        random = shown;
        return shown;
    }

    /** The run no longer exists. */
    void toNone(RunKey run) {
        runs.remove(run);
    }

    void toRun(Run run) {
        runs.put(run.id().key(), run);
    }

    /** The run as it was last read or saved. */
    Optional<Run> run(RunKey key) {
        return Optional.ofNullable(runs.get(key));
    }

    void toObservation(Observation observation) {
        observations.addFirst(observation);
        if (observations.size() > MOST_OBSERVATIONS) {
            observations.removeLast();
        }
    }

    /** The policy of the run, if it was read. */
    Optional<Policy> policy(Run run) {
        return Optional.ofNullable(policies.get(run.policy()));
    }

    /**
     * Whether any observation leads from the run that was read to the same decision; also true if the inputs are
     * incomplete.
     */
    boolean bears(Run after, Explanation explanation) {
        Run before = runs.get(after.id().key());
        Policy policy = policies.get(after.policy());
        if (before == null || policy == null || !before.gaps().isEmpty()) {
            return true;
        }
        Circumstances circumstances = new Circumstances(
                policy, shadow(before, policy), CauseCatalog.standard(), Limits.STANDARD, now, random);
        return leads(
                        before,
                        new Observation.TimePassed(),
                        circumstances.at(timer(explanation.at())),
                        after,
                        explanation)
                || observations.stream()
                        .anyMatch(observation -> leads(before, observation, circumstances, after, explanation));
    }

    /** A timer may move the function's time to its own moment. */
    private Instant timer(Instant decided) {
        return decided.isAfter(now) && !decided.isAfter(now.plus(Timer.EARLY)) ? decided : now;
    }

    /** The version that the run was compared with so far, or the latest if the comparison begins. */
    private Optional<Policy> shadow(Run before, Policy policy) {
        return before.shadow()
                .map(life -> life.parting().isPresent()
                        ? Optional.<Policy>empty()
                        : Optional.ofNullable(policies.get(life.policy())))
                .orElseGet(() -> policy.shadow().flatMap(name -> Optional.ofNullable(latest.get(name))));
    }

    private static boolean leads(
            Run before, Observation observation, Circumstances circumstances, Run after, Explanation explanation) {
        Decision decision = Supervisor.decide(before, observation, circumstances);
        return decision.run().equals(after)
                && explanation.reason().startsWith(decision.explanation().reason());
    }
}
