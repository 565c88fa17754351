package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
import java.util.List;

/** One line of JSON a decision, in the function's log. */
record DecisionLines(FunctionLog log) implements DecisionLog {

    @Override
    public void decided(RunId run, Decision decision) {
        log.write(level(decision), line(run, decision));
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
     * What is no news is of interest only to whoever looks for it; what nobody can classify, to whoever can teach it.
     */
    static LogLevel level(Decision decision) {
        return switch (decision.outcome()) {
            case STALE, IGNORED -> LogLevel.DEBUG;
            case APPLIED ->
                decision.explanation()
                                .cause()
                                .filter(cause -> cause.cause() == Cause.UNKNOWN)
                                .isPresent()
                        ? LogLevel.WARN
                        : LogLevel.INFO;
        };
    }

    static ObjectNode line(RunId run, Decision decision) {
        Explanation why = decision.explanation();
        ObjectNode line = JsonTree.object();
        line.put("run", run.value());
        line.put("attempt", why.attempt());
        line.put("task", decision.run().attempt().task().map(task -> task.id()).orElse(null));
        line.put("outcome", decision.outcome().name());
        line.put("observation", why.observation());
        line.put("version", why.version().orElse(null));
        line.put("from", why.from().name());
        line.put("to", why.to().name());
        line.put("cause", why.cause().map(cause -> cause.cause().name()).orElse(null));
        line.put("decidedBy", why.cause().map(cause -> cause.decidedBy()).orElse(null));
        line.put("rule", why.rule().orElse(null));
        line.put("policy", why.policy().toString());
        ArrayNode effects = line.putArray("effects");
        for (Effect effect : decision.effects()) {
            effects.add(effect.getClass().getSimpleName());
        }
        line.put("deadline", why.deadline().map(Object::toString).orElse(null));
        why.shadow()
                .filter(Explanation.Shadow::parts)
                .ifPresent(other -> line.put("shadow", other.policy() + ": " + other.words()));
        line.put("reason", why.reason());
        return line;
    }
}
