package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import java.util.Optional;

/** Where policies come from. */
@FunctionalInterface
public interface PolicySource {

    /** The policy of that name, if there is one. */
    Optional<Policy> policy(String name);

    /** The built-in policies alone. */
    static PolicySource builtIn() {
        return DefaultPolicy::named;
    }
}
