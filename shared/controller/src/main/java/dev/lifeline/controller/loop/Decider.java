package dev.lifeline.controller.loop;

import dev.lifeline.controller.port.Note;
import dev.lifeline.controller.port.Notes;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.TimeAndDice;
import dev.lifeline.controller.port.UnreadablePolicy;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Circumstances;
import dev.lifeline.lifecycle.run.Coverage;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Identity;
import dev.lifeline.lifecycle.run.Nonce;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/** Lets the core decide: gives it all that a decision depends on. */
record Decider(PolicySource policies, DeploymentRules rules, TimeAndDice chance, Notes notes) {

    Instant now() {
        return chance.clock().instant();
    }

    /**
     * Who a run is that begins now.
     *
     * @param origin what begins it
     */
    Identity identity(RunId id, String origin) {
        return new Identity(id, rules.namespace(), Nonce.first(chance.random().nextLong()), Coverage.DECISIVE, origin);
    }

    /** Who a run is whose next generation begins now. */
    Identity next(Identity ended, String origin) {
        return ended.next(rules.namespace(), chance.random().nextLong(), origin);
    }

    /**
     * Decides about a run, under the version of the policy that it lives under and no other.
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

    /** Decides about a run that begins under this policy. */
    Decision decide(Policy policy, Function<Circumstances, Decision> core) {
        return decide(policy, Shadow.of(policy, policies), core);
    }

    /** That a shadow cannot be asked is noted, and holds nothing up. */
    private Decision decide(Policy policy, Shadow shadow, Function<Circumstances, Decision> core) {
        Decision decision = core.apply(new Circumstances(
                policy,
                shadow.policy(),
                CauseCatalog.standard(),
                rules.limits(),
                now(),
                chance.random().nextDouble()));
        if (shadow.isMissedBy(decision)) {
            notes.add(new Note.ShadowUnavailable(policy));
        }
        return shadow.told(decision);
    }
}
