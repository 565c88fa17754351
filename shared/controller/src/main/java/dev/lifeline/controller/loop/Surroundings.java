package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Circumstances;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The world as the controller sees it: its ports, its clock, its dice. */
public record Surroundings(
        RunStore store,
        TaskRunner runner,
        PolicySource policies,
        DecisionLog log,
        InstantSource clock,
        RandomGenerator random,
        Limits limits) {

    /**
     * What the core is given for one decision about a run that lives under this policy.
     *
     * @throws IllegalStateException when there is no such version: it was there when the run was launched
     */
    Circumstances circumstances(PolicyRef ref) {
        return circumstances(policies.policy(ref)
                .orElseThrow(() -> new IllegalStateException("policy " + ref + " does not exist; put it back")));
    }

    /** What the core is given for one decision under this policy. */
    Circumstances circumstances(Policy policy) {
        return new Circumstances(
                policy,
                policy.shadow().flatMap(policies::latest),
                CauseCatalog.standard(),
                limits,
                clock.instant(),
                random.nextDouble());
    }
}
