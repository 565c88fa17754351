package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.port.Note;
import dev.lifeline.controller.port.Notes;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;

/** What the controller reports, each as a line of JSON in the function's log. */
record NoteLines(FunctionLog log) implements Notes {

    @Override
    public void add(Note note) {
        switch (note) {
            case Note.Decided decided -> log.write(level(decided.decision()), line(decided.decision()));
            case Note.LaunchRefused refused -> log.write(LogLevel.ERROR, line(refused));
            case Note.PolicyUnreadable unreadable -> log.write(LogLevel.ERROR, message(unreadable.policy()));
            case Note.TimerLost lost -> log.write(LogLevel.WARN, message(lost.why()));
            // A decision says so, the run is decided about again, or the handler of the event writes it.
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

    /**
     * What is no news, or none that is saved, is of interest only to whoever looks for it; what nobody can classify, to
     * whoever can teach it.
     */
    static LogLevel level(Decision decision) {
        return switch (decision.outcome()) {
            // The receiver of the event warns of a stranger.
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

    static ObjectNode line(Decision decision) {
        Explanation why = decision.explanation();
        ObjectNode line = ReportJson.of(decision.run(), why)
                .put("outcome", decision.outcome().name());
        why.shadow()
                .filter(Explanation.Shadow::parts)
                .ifPresent(other -> line.put("shadow", other.policy() + ": " + other.words()));
        return line;
    }
}
