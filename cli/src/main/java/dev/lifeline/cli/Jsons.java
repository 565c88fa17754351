package dev.lifeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.local.scenario.Outcome;
import java.util.Locale;

/** What the commands print with {@code --json}: one object a line. */
final class Jsons {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Jsons() {}

    static String of(Outcome outcome) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("scenario", outcome.scenario().name());
        line.put("result", outcome.result().map(Enum::name).orElse(null));
        line.put("state", outcome.state().name());
        line.put("attempts", outcome.attempts());
        ArrayNode causes = line.putArray("causes");
        outcome.causes().forEach(cause -> causes.add(cause.name()));
        line.put("runTask", outcome.runTaskCalls());
        line.put("stopTask", outcome.stopTaskCalls());
        line.put("tasks", outcome.tasks());
        ArrayNode differences = line.putArray("differences");
        outcome.differences().forEach(differences::add);
        return line.toString();
    }

    static String of(ReplayLine replayed) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("event", replayed.event());
        line.put("task", replayed.task().orElse(null));
        line.put("version", replayed.version().orElse(null));
        line.put("outcome", replayed.outcome().name().toLowerCase(Locale.ROOT));
        line.put("run", replayed.run().map(Object::toString).orElse(null));
        line.put("from", replayed.from().map(Enum::name).orElse(null));
        line.put("to", replayed.to().map(Enum::name).orElse(null));
        line.put("cause", replayed.cause().map(Enum::name).orElse(null));
        line.put("rule", replayed.rule().orElse(null));
        ArrayNode effects = line.putArray("effects");
        for (ReplayLine.PlannedEffect effect : replayed.effects()) {
            ObjectNode planned = effects.addObject().put("kind", effect.kind()).put("attempt", effect.attempt());
            effect.at().ifPresent(at -> planned.put("at", at.toString()));
        }
        line.put("reason", replayed.reason());
        return line.toString();
    }
}
