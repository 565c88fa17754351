package dev.lifeline.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.guard.BreakerName;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;
import java.time.Instant;
import java.util.Optional;

/** What holds launches back, as {@code --output json} prints it. */
final class GuardJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private GuardJson() {}

    static JsonNode of(Paused paused) {
        return MAPPER.createObjectNode()
                .put("paused", paused.reason())
                .put("since", paused.since().toString());
    }

    /** @param ended the pause that is over, if there was one */
    static JsonNode ofEnd(Optional<Paused> ended) {
        return MAPPER.createObjectNode()
                .<ObjectNode>set("paused", null)
                .set("was", ended.map(GuardJson::of).orElse(null));
    }

    static JsonNode ofPace(String lane, Instant until) {
        return MAPPER.createObjectNode().put("lane", lane).put("until", until.toString());
    }

    static JsonNode ofQuarantine(int messages) {
        return MAPPER.createObjectNode().put("quarantined", messages);
    }

    static JsonNode of(BreakerName name, Breaker breaker) {
        ObjectNode line = MAPPER.createObjectNode().put("breaker", name.toString());
        switch (breaker) {
            case Breaker.Closed closed ->
                line.put("state", "closed").put("failures", closed.failures().size());
            case Breaker.Open open ->
                line.put("state", "open").put("until", open.until().toString());
            case Breaker.HalfOpen half ->
                line.put("state", "half-open")
                        .put("until", half.until().toString())
                        .put("probe", half.probe());
        }
        return line;
    }
}
