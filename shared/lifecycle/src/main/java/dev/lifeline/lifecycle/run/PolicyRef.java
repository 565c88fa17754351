package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.policy.Policy;

/** Names the policy, and the version of it, that a run was launched under. */
public record PolicyRef(String name, int version) {
    /** The version that a policy is. */
    public static PolicyRef of(Policy policy) {
        return new PolicyRef(policy.name(), policy.version());
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
