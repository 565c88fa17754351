package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What shadow policies would have decided differently in recent runs: the next live ones and the latest ended ones. */
record ShadowDifferences(ConsolePorts ports) {
    private static final int MOST_OF_EACH = 200;
    private static final int MOST_SHOWN = 20;

    ArrayNode read() {
        Map<String, List<Run>> compared = new TreeMap<>();
        for (Run run : ports.listing().runs().read(recent()).runs().values()) {
            run.shadow()
                    .ifPresent(life -> compared.computeIfAbsent(life.policy().toString(), any -> new ArrayList<>())
                            .add(run));
        }
        ArrayNode shadows = JsonTree.array();
        compared.forEach((policy, runs) -> shadows.add(shadow(policy, runs)));
        return shadows;
    }

    private List<RunKey> recent() {
        List<RunKey> keys = new ArrayList<>(ports.listing()
                .unfinished()
                .page(MOST_OF_EACH, Optional.empty())
                .runs());
        Query latest = new Query(Instant.EPOCH, Instant.MAX, Filter.NONE, MOST_OF_EACH, Optional.empty());
        for (History.Entry entry : ports.listing().history().ended(latest).entries()) {
            if (entry instanceof EndedRun ended) {
                keys.add(ended.run().key());
            }
        }
        return keys;
    }

    private static ObjectNode shadow(String policy, List<Run> runs) {
        List<Run> parted = runs.stream()
                .filter(run -> run.shadow().flatMap(life -> life.parting()).isPresent())
                .sorted((one, other) -> other.created().compareTo(one.created()))
                .toList();
        ObjectNode json = JsonTree.object()
                .put("policy", policy)
                .put("compared", runs.size())
                .put("parted", parted.size());
        ArrayNode shown = json.putArray("partings");
        parted.stream()
                .limit(MOST_SHOWN)
                .forEach(run -> run.shadow()
                        .ifPresent(life -> shown.add(
                                OneRunView.shadow(life).put("run", run.id().value()))));
        return json;
    }
}
