package dev.lifeline.cli.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.runs.ExplainCommand.Explained;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Run;

/** Runs and their journals, as {@code --json} prints them. */
final class RunJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunJson() {}

    static String of(Run run) {
        return ReportJson.of(RunReport.of(run)).toString();
    }

    static String of(Entry entry) {
        return switch (entry) {
            case EndedRun run ->
                MAPPER.createObjectNode()
                        .put("run", run.run().value())
                        .put("result", run.result().name())
                        .put("cause", run.cause().map(Enum::name).orElse(null))
                        .put("family", run.family())
                        .put("cluster", run.cluster())
                        .put("attempts", run.attempts())
                        .put("began", run.began().toString())
                        .put("ended", run.ended().toString())
                        .toString();
            case UnreadableEntry unreadable ->
                MAPPER.createObjectNode()
                        .put("item", unreadable.item())
                        .put("problem", unreadable.why())
                        .toString();
        };
    }

    /** A run's report, with the decisions that led to it. */
    static String of(Explained explained) {
        ObjectNode line = ReportJson.of(RunReport.of(explained.run()));
        ArrayNode decisions = line.putArray("decisions");
        explained.journal().forEach(entry -> decisions.add(decision(entry)));
        return line.toString();
    }

    static String of(JournalEntry entry) {
        return decision(entry).toString();
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
