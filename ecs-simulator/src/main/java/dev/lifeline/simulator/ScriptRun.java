package dev.lifeline.simulator;

import dev.lifeline.simulator.model.TaskDefinitionSpec;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A script in play: counts how often each of its parts was used. */
final class ScriptRun {
    private final Script script;
    private final Map<Integer, Integer> launches = new HashMap<>();
    private final Map<Integer, Integer> throttles = new HashMap<>();
    private final Map<Integer, Integer> calls = new HashMap<>();

    private record Hit(int behaviour, ScriptedAttempt attempt, List<String> containers) {}

    ScriptRun(Script script) {
        this.script = script;
    }

    /** Refuses the call while the next attempt has refusals left. */
    void throttle(String cluster, TaskDefinitionSpec definition) {
        for (Hit hit : hits(cluster, definition)) {
            int refused = throttles.getOrDefault(hit.behaviour, 0);
            if (refused < hit.attempt.throttle()) {
                throttles.put(hit.behaviour, refused + 1);
                throw EcsException.throttled();
            }
        }
    }

    /** The plan for the next launch. Every matching behaviour advances to its next attempt. */
    TaskPlan launch(String cluster, TaskDefinitionSpec definition) {
        List<Hit> hits = hits(cluster, definition);
        Map<String, ContainerFate> fates = new LinkedHashMap<>();
        for (Hit hit : hits) {
            launches.merge(hit.behaviour, 1, Integer::sum);
            throttles.remove(hit.behaviour);
            hit.containers.forEach(name -> fates.putIfAbsent(name, hit.attempt.container()));
        }
        ScriptedAttempt first = hits.isEmpty() ? ScriptedAttempt.GOOD : hits.getFirst().attempt;
        return new TaskPlan(first, fates, first.durations().orElse(script.durations()));
    }

    Optional<CallFault.CallFaultKind> fault(String operation, String cluster, String family) {
        for (int i = 0; i < script.calls().size(); i++) {
            CallFault fault = script.calls().get(i);
            if (fault.operation().equals(operation)
                    && fault.cluster().matches(cluster)
                    && fault.family().matches(family)) {
                int before = calls.merge(i, 1, Integer::sum) - 1;
                if (before >= fault.skip() && before < fault.skip() + fault.times()) {
                    return Optional.of(fault.kind());
                }
            }
        }
        return Optional.empty();
    }

    private List<Hit> hits(String cluster, TaskDefinitionSpec definition) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < script.behaviours().size(); i++) {
            var behaviour = script.behaviours().get(i);
            List<String> containers = behaviour.select().select(cluster, definition);
            if (!containers.isEmpty()) {
                hits.add(new Hit(i, behaviour.attempt(launches.getOrDefault(i, 0)), containers));
            }
        }
        return hits;
    }
}
