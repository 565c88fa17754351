package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;

/** Which of the live runs that are due next a version of a policy decides about. No index has the policy. */
record DecidedRuns(ConsolePorts ports) {
    private static final int MOST_READ = 200;
    private static final int MOST_SHOWN = 50;

    ObjectNode read(PolicyRef policy) {
        List<Run> live = ports
                .listing()
                .runs()
                .read(ports.listing()
                        .unfinished()
                        .page(MOST_READ, Optional.empty())
                        .runs())
                .runs()
                .values()
                .stream()
                .filter(run -> !run.hasEnded())
                .toList();
        List<String> decided = live.stream()
                .filter(run -> run.policy().equals(policy))
                .map(run -> run.id().value())
                .sorted()
                .toList();
        ArrayNode shown = JsonTree.array();
        decided.stream().limit(MOST_SHOWN).forEach(shown::add);
        ObjectNode view = JsonTree.object().put("live", live.size()).put("decided", decided.size());
        view.set("runs", shown);
        return view;
    }
}
