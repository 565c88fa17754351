package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy as its user wrote it.
 *
 * @param policy with the built-in rules behind the user's own; version 0 until it is stored
 * @param match which tasks of others are adopted: those that any of these matches
 * @param launch what an adopted task cannot tell about its launch
 */
public record PolicyDocument(Policy policy, List<TaskSelector> match, LaunchTemplate launch) {

    public PolicyDocument {
        match = List.copyOf(match);
    }

    /** A policy that needs no document: it adopts nothing. */
    public static PolicyDocument of(Policy policy) {
        return new PolicyDocument(policy, List.of(), LaunchTemplate.NONE);
    }

    /** Whether a task that somebody else launched is to be adopted. */
    public boolean adopts(EcsTask.Placement task) {
        return match.stream().anyMatch(selector -> selector.matches(task));
    }

    /** Why this does not adopt a task, each condition that it misses; of a task that it does not adopt. */
    public String whyNot(EcsTask.Placement task) {
        String name = "policy " + policy.name();
        if (policy.mode() == Mode.OFF) {
            return name + " is off";
        }
        if (match.isEmpty()) {
            return name + " has no match";
        }
        List<String> misses = new ArrayList<>();
        for (int each = 0; each < match.size(); each++) {
            String path = match.size() == 1 ? "match." : "match[" + each + "].";
            match.get(each).misses(task).forEach(miss -> misses.add(path + miss));
        }
        return name + ": " + String.join("; ", misses);
    }

    /** The document as it was stored under that version. */
    public PolicyDocument at(int version) {
        Policy stored = new Policy(
                policy.name(),
                version,
                policy.mode(),
                policy.pull(),
                policy.rules(),
                policy.budgets(),
                policy.timeouts(),
                policy.shadow());
        return new PolicyDocument(stored, match, launch);
    }

    /** The user's own rules. */
    List<Rule> ownRules() {
        int builtIn = DefaultPolicy.rules(policy.pull()).size();
        return policy.rules().subList(0, policy.rules().size() - builtIn);
    }
}
