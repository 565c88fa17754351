package dev.lifeline.controller.loop;

import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.function.Function;

/** Calls the core with everything that a decision depends on. */
public record Decider(PolicySource policies, DeploymentRules rules, TimeAndDice chance, Notes notes) {

    public Instant now() {
        return chance.clock().instant();
    }

    /**
     * The identity of a run that begins now.
     *
     * @param origin what starts it
     */
    public Identity identity(RunId id, String origin) {
        return new Identity(id, rules.namespace(), Nonce.first(chance.random().nextLong()), Coverage.DECISIVE, origin);
    }

    /** The identity of a run whose next generation begins now. */
    public Identity next(Identity ended, String origin) {
        return ended.next(rules.namespace(), chance.random().nextLong(), origin);
    }

    /**
     * Decides about a run, under its own version of its policy.
     *
     * @throws IllegalStateException if that version is missing; it existed when the run was launched
     * @throws UnreadablePolicy if it cannot be read
     */
    public Decision decide(Run run, Function<Circumstances, Decision> core) {
        Policy policy = policies.policy(run.policy())
                .orElseThrow(
                        () -> new IllegalStateException("policy " + run.policy() + " does not exist; put it again"));
        return decide(policy, ShadowPolicy.of(run, policy, policies), core);
    }

    /** Decides about a run that begins under this policy. */
    public Decision decide(Policy policy, Function<Circumstances, Decision> core) {
        return decide(policy, ShadowPolicy.of(policy, policies), core);
    }

    /** An unavailable shadow is noted and delays nothing. */
    private Decision decide(Policy policy, ShadowPolicy shadow, Function<Circumstances, Decision> core) {
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
