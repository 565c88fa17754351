package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where policies come from. A policy carries the version that it was asked for or found under; built-in ones have
 * version 0, and no other policy can have their names.
 *
 * <p>Every method throws {@link StoreUnavailable} when it cannot be found out, and the first two
 * {@link UnreadablePolicy} when there is one that cannot be read.
 */
public interface PolicySource {

    /** That very version of a policy, if there is one: what a run lives under. */
    Optional<Policy> policy(PolicyRef ref);

    /** The policy of that name as it is now, if there is one: what a run is launched under. */
    Optional<Policy> latest(String name);

    /** What all policies are called, the built-in ones first: for whoever asked for one that there is not. */
    List<String> names();

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

            @Override
            public List<String> names() {
                return Arrays.stream(PullBehavior.values())
                        .map(PullBehavior::word)
                        .toList();
            }
        };
    }
}
