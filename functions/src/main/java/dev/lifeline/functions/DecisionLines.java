package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;

/** One line of JSON a decision, in the function's log. */
record DecisionLines(FunctionLog log) implements DecisionLog {

    @Override
    public void decided(RunId run, Decision decision) {
        log.write(level(decision), line(decision));
    }

    @Override
    public void launchRefused(RunId run, List<Problem> problems) {
        ObjectNode line = JsonTree.object();
        line.put("run", run.value());
        line.put("outcome", "REFUSED");
        ArrayNode list = line.putArray("problems");
        problems.forEach(problem -> list.add(problem.toString()));
        log.write(LogLevel.ERROR, line);
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
