package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads policies. A policy has the version under which it is stored; built-in ones have version 0 and reserved names.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store is temporarily unavailable, and the first two
 * {@link UnreadablePolicy} if the policy cannot be read.
 */
public interface PolicySource {

    /** Exactly this version of a policy, if it exists: the one of a run. */
    Optional<Policy> policy(PolicyRef ref);

    /** The latest version of a policy, if it exists: the one for a new run. */
    Optional<Policy> latest(String name);

    /** The names of all policies, the built-in ones first, to suggest one in place of a missing policy. */
    List<String> names();

    /** Only the built-in policies. */
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
