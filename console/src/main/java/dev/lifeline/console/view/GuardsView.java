package dev.lifeline.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.guard.GuardState;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.lifecycle.guard.Breaker;

/** What holds calls back, and quarantined messages without their bodies, which may hold secrets. */
record GuardsView(ConsolePorts ports) {

    ObjectNode read() {
        GuardState state = GuardState.of(ports.registers().all());
        ObjectNode view = JsonTree.object();
        state.paused()
                .ifPresent(paused -> view.set(
                        "paused",
                        JsonTree.object()
                                .put("reason", paused.reason())
                                .put("since", paused.since().toString())));
        ArrayNode breakers = view.putArray("breakers");
        state.breakers().forEach((name, breaker) -> breakers.add(breaker(name.toString(), breaker)));
        ArrayNode lanes = view.putArray("lanes");
        ports.lanes()
                .at(ports.clock().instant())
                .forEach((lane, until) ->
                        lanes.add(JsonTree.object().put("lane", lane).put("until", until.toString())));
        ArrayNode quarantined = view.putArray("quarantined");
        ports.quarantined().all().forEach(message -> quarantined.add(message(message)));
        return view;
    }

    private static ObjectNode breaker(String name, Breaker breaker) {
        ObjectNode json = JsonTree.object().put("breaker", name);
        return switch (breaker) {
            case Breaker.Closed closed ->
                json.put("state", "closed").put("failures", closed.failures().size());
            case Breaker.Open open ->
                json.put("state", "open").put("until", open.until().toString());
            case Breaker.HalfOpen half ->
                json.put("state", "half-open")
                        .put("until", half.until().toString())
                        .put("probe", half.probe());
        };
    }

    private static ObjectNode message(QuarantinedMessage message) {
        return JsonTree.object()
                .put("id", message.id())
                .put("function", message.origin().function())
                .put("queue", message.origin().queue().orElse(null))
                .put("redriven", message.origin().redriven())
                .put("reason", message.reason())
                .put("at", message.at().toString());
    }
}
