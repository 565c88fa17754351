package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.query.RunPage;

/** A page of runs: each under its name, so that a change of one is small, and their order. */
record RunsView(ConsolePorts ports) {

    ObjectNode read(ListRequest request) {
        return of(ports.listed().list(request));
    }

    static ObjectNode of(RunPage page) {
        ObjectNode answer = RunPage.ANSWER.tree(page);
        ObjectNode runs = JsonTree.object();
        ArrayNode order = JsonTree.array();
        for (JsonNode run : answer.path("runs")) {
            String name = run.path("run").asText();
            runs.set(name, run);
            order.add(name);
        }
        answer.set("runs", runs);
        answer.set("order", order);
        return answer;
    }
}
