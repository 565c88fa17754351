package dev.lifeline.lifecycle.run;

/** Names the policy, and the version of it, that a run was launched under. */
public record PolicyRef(String name, int version) {
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
