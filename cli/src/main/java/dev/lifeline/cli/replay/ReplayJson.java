package dev.lifeline.cli.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.util.Locale;

/** The output of {@code replay --output json}: one object per line. */
final class ReplayJson {
    private ReplayJson() {}

    /** An event that concerns no run has no fields of a run. */
    static ObjectNode of(ReplayLine replayed) {
        ObjectNode line = JsonTree.object();
        line.put("event", replayed.event());
        line.put("outcome", replayed.outcome().name().toLowerCase(Locale.ROOT));
        replayed.decision().map(it -> ReportJson.of(it.run(), it.explanation())).ifPresent(line::setAll);
        line.put("task", replayed.task().map(TaskRef::arn).orElse(null));
        line.put("version", replayed.version().orElse(null));
        line.put("reason", replayed.reason());
        ArrayNode effects = line.putArray("effects");
        for (ReplayLine.PlannedEffect effect : replayed.effects()) {
            ObjectNode planned = effects.addObject().put("kind", effect.kind()).put("attempt", effect.attempt());
            effect.at().ifPresent(at -> planned.put("at", at.toString()));
        }
        return line;
    }
}
