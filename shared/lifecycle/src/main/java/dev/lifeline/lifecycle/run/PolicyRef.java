package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.policy.Policy;

/** The policy and version that a run was launched under. */
public record PolicyRef(String name, int version) {
    /** The reference to this version of a policy. */
    public static PolicyRef of(Policy policy) {
        return new PolicyRef(policy.name(), policy.version());
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
