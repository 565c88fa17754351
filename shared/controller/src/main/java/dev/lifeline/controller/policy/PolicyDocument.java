package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy as the user wrote it.
 *
 * @param policy with the built-in rules after the user's; version 0 until it is stored
 * @param match which foreign tasks are adopted: those that any of these matches
 * @param launch what ECS does not report about the launch of an adopted task
 */
public record PolicyDocument(Policy policy, List<TaskSelector> match, LaunchTemplate launch) {

    public PolicyDocument {
        match = List.copyOf(match);
    }

    /** A built-in policy, which adopts nothing. */
    public static PolicyDocument of(Policy policy) {
        return new PolicyDocument(policy, List.of(), LaunchTemplate.NONE);
    }

    /** Whether it adopts a foreign task. */
    public boolean adopts(EcsTask.Placement task) {
        return match.stream().anyMatch(selector -> selector.matches(task));
    }

    /** Why it does not adopt a task: each condition that the task misses. */
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

    /** The document with the version that it was stored under. */
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
