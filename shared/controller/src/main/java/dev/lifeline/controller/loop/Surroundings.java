package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.port.Gate;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.controller.port.Timers;
import dev.lifeline.controller.port.UnreadablePolicy;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Circumstances;
import dev.lifeline.lifecycle.run.Coverage;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Identity;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Namespace;
import dev.lifeline.lifecycle.run.Nonce;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The world as the controller sees it: its ports, its clock, its dice.
 *
 * @param clusters where it may act; tasks in other clusters are not its business
 */
public record Surroundings(
        RunStore store,
        TaskRunner runner,
        Gate gate,
        Timers timers,
        PolicySource policies,
        DecisionLog log,
        InstantSource clock,
        RandomGenerator random,
        Limits limits,
        Namespace namespace,
        Clusters clusters,
        Patience patience) {

    /** Calls ECS as soon as it likes, is woken by Reconcile alone, acts in every cluster, asks every question once. */
    public Surroundings(
            RunStore store,
            TaskRunner runner,
            PolicySource policies,
            DecisionLog log,
            InstantSource clock,
            RandomGenerator random,
            Limits limits,
            Namespace namespace) {
        this(
                store,
                runner,
                Gate.OPEN,
                Timers.NONE,
                policies,
                log,
                clock,
                random,
                limits,
                namespace,
                Clusters.any(),
                Patience.NONE);
    }

    /** The same, limited to these clusters. */
    public Surroundings within(Clusters own) {
        return new Surroundings(
                store, runner, gate, timers, policies, log, clock, random, limits, namespace, own, patience);
    }

    /** The same, which repeats questions about a launch. */
    public Surroundings with(Patience other) {
        return new Surroundings(
                store, runner, gate, timers, policies, log, clock, random, limits, namespace, clusters, other);
    }

    /** The same, which is woken. */
    public Surroundings with(Timers other) {
        return new Surroundings(
                store, runner, gate, other, policies, log, clock, random, limits, namespace, clusters, patience);
    }

    /** The same, whose calls that change something wait for their turn. */
    public Surroundings with(Gate other) {
        return new Surroundings(
                store, runner, other, timers, policies, log, clock, random, limits, namespace, clusters, patience);
    }

    /**
     * Who a run is that begins now.
     *
     * @param origin what begins it
     */
    Identity identity(RunId id, String origin) {
        return new Identity(id, namespace, Nonce.first(random.nextLong()), Coverage.DECISIVE, origin);
    }

    /** Who a run is whose next generation begins now. */
    Identity next(Identity ended, String origin) {
        return ended.next(namespace, random.nextLong(), origin);
    }

    /**
     * Lets the core decide about a run, under the version of the policy that it lives under and no other.
     *
     * @throws IllegalStateException when there is no such version: it was there when the run was launched
     * @throws UnreadablePolicy when it cannot be read
     */
    Decision decide(Run run, Function<Circumstances, Decision> core) {
        Policy policy = policies.policy(run.policy())
                .orElseThrow(
                        () -> new IllegalStateException("policy " + run.policy() + " does not exist; put it back"));
        return decide(policy, Shadow.of(run, policy, policies), core);
    }

    /** Lets the core decide about a run that begins under this policy. */
    Decision decide(Policy policy, Function<Circumstances, Decision> core) {
        return decide(policy, Shadow.of(policy, policies), core);
    }

    /** That a shadow cannot be asked is told, and holds nothing up. */
    private Decision decide(Policy policy, Shadow shadow, Function<Circumstances, Decision> core) {
        Decision decision = core.apply(new Circumstances(
                policy, shadow.policy(), CauseCatalog.standard(), limits, clock.instant(), random.nextDouble()));
        if (shadow.isMissedBy(decision)) {
            log.decidedWithoutShadow(policy);
        }
        return shadow.told(decision);
    }
}
