package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Optional;

/**
 * Where policies come from. A policy carries the version that it was asked for or found under; built-in ones have
 * version 0, and no other policy can have their names.
 *
 * <p>Both methods throw {@link StoreUnavailable} when it cannot be found out.
 */
public interface PolicySource {

    /** That very version of a policy, if there is one: what a run lives under. */
    Optional<Policy> policy(PolicyRef ref);

    /** The policy of that name as it is now, if there is one: what a run is launched under. */
    Optional<Policy> latest(String name);

    /** The built-in policies alone. */
    static PolicySource builtIn() {
        return new PolicySource() {
            @Override
            public Optional<Policy> policy(PolicyRef ref) {
                return latest(ref.name()).filter(policy -> policy.version() == ref.version());
            }

            @Override
            public Optional<Policy> latest(String name) {
                return DefaultPolicy.named(name);
            }
        };
    }
}
