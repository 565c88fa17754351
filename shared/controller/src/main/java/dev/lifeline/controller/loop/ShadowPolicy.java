package dev.lifeline.controller.loop;

import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policy that is compared with the deciding one.
 *
 * @param silence why a named shadow cannot be asked
 */
record ShadowPolicy(Optional<Policy> policy, Optional<String> silence) {
    private static final ShadowPolicy NONE = new ShadowPolicy(Optional.empty(), Optional.empty());

    /** For a new run. The shadow decides nothing, so a failure to read it must not affect the run. */
    static ShadowPolicy of(Policy deciding, PolicySource policies) {
        return deciding.shadow()
                .map(name -> find(name, () -> policies.latest(name)))
                .orElse(NONE);
    }

    /**
     * For an existing run: the version that it was compared with so far, none once the two have parted, and otherwise
     * as for a new run.
     */
    static ShadowPolicy of(Run run, Policy deciding, PolicySource policies) {
        return run.shadow()
                .map(life -> life.parting().isPresent()
                        ? NONE
                        : find(life.policy().toString(), () -> policies.policy(life.policy())))
                .orElseGet(() -> of(deciding, policies));
    }

    private static ShadowPolicy find(String name, Supplier<Optional<Policy>> source) {
        try {
            Optional<Policy> found = source.get();
            return found.isPresent()
                    ? new ShadowPolicy(found, Optional.empty())
                    : silent(name, "there is no such policy");
        } catch (StoreUnavailable | UnreadablePolicy failure) {
            return silent(name, String.valueOf(failure.getMessage()));
        }
    }

    private static ShadowPolicy silent(String name, String why) {
        return new ShadowPolicy(Optional.empty(), Optional.of("shadow " + name + " could not be asked: " + why));
    }

    /** Whether a rule decided and the shadow could not be asked. */
    boolean isMissedBy(Decision decision) {
        return silence.isPresent() && decision.explanation().rule().isPresent();
    }

    /** The decision; if a rule decided, it notes that the shadow was not asked. */
    Decision told(Decision decision) {
        return silence.filter(why -> isMissedBy(decision))
                .map(why -> new Decision(
                        decision.outcome(),
                        decision.run(),
                        decision.effects(),
                        decision.explanation().and(why)))
                .orElse(decision);
    }
}
