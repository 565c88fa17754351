package dev.lifeline.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.runs.ExplainCommand.Explained;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.explain.story.StoryJson;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;

/** A run and its journal, as {@code --output json} prints them. */
final class RunJson {
    private RunJson() {}

    /** A run's report and its story, with the decisions that it is made from. */
    static JsonNode of(Explained explained) {
        ObjectNode line = ReportJson.of(RunReport.of(explained.told().run()));
        line.setAll(StoryJson.of(explained.story()));
        ArrayNode decisions = line.putArray("decisions");
        explained.told().journal().forEach(entry -> decisions.add(decision(entry)));
        return line;
    }

    static JsonNode of(JournalEntry entry) {
        return decision(entry);
    }

    private static ObjectNode decision(JournalEntry entry) {
        Explanation why = entry.explanation();
        ObjectNode decision = ReportJson.of(why).put("revision", entry.revision());
        why.shadow()
                .ifPresent(other -> decision.putObject("shadow")
                        .put("policy", other.policy().toString())
                        .put("rule", other.rule().orElse(null))
                        .put("parts", other.parts())
                        .put("words", other.words()));
        return decision;
    }
}
