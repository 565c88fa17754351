package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.RunReport;

/** Writes each note of the controller as a line of JSON in the function's log. */
record NoteLines(FunctionLog log) implements Notes {

    @Override
    public void add(Note note) {
        switch (note) {
            case Note.Decided decided -> log.write(level(decided.decision()), ReportJson.of(decided.decision()));
            case Note.LaunchRefused refused -> log.write(LogLevel.ERROR, line(refused));
            case Note.RunDeleted deleted -> log.write(LogLevel.INFO, line(deleted));
            case Note.PolicyUnreadable unreadable -> log.write(LogLevel.ERROR, message(unreadable.policy()));
            case Note.TimerLost lost -> log.write(LogLevel.WARN, message(lost.why()));
            // Reported by a decision, decided again, or logged by the handler of the event.
            case Note.ShadowUnavailable silent -> {}
            case Note.EffectHeld held -> {}
            case Note.RaceLost lost -> {}
            case Note.EventHandled handled -> {}
        }
    }

    private static ObjectNode message(RuntimeException failure) {
        return JsonTree.object().put("message", failure.getMessage());
    }

    private static ObjectNode line(Note.LaunchRefused refused) {
        ObjectNode line = JsonTree.object();
        line.put("run", refused.run().value());
        line.put("outcome", "REFUSED");
        ArrayNode list = line.putArray("problems");
        refused.problems().forEach(problem -> list.add(problem.toString()));
        return line;
    }

    private static ObjectNode line(Note.RunDeleted deleted) {
        return ReportJson.of(RunReport.of(deleted.run())).put("outcome", "DELETED");
    }

    /**
     * Stale or unsaved news is logged at DEBUG. An unclassified failure is a warning, because somebody can add its
     * text.
     */
    static LogLevel level(Decision decision) {
        return switch (decision.outcome()) {
            // The receiver of the event warns about a stranger.
            case DETAIL, STALE, IGNORED, STRANGER -> LogLevel.DEBUG;
            case APPLIED ->
                decision.explanation()
                                .cause()
                                .filter(cause -> cause.cause() == Cause.UNKNOWN)
                                .isPresent()
                        ? LogLevel.WARN
                        : LogLevel.INFO;
        };
    }
}
