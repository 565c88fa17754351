package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.port.PolicyLog;
import dev.lifeline.controller.port.UnreadablePolicy;
import dev.lifeline.functions.metrics.Measures;
import dev.lifeline.functions.metrics.Metric;

/** Tells of policies that cannot be read, in the function's log. */
record PolicyLines(FunctionLog log, Measures measures) implements PolicyLog {

    @Override
    public void unreadable(UnreadablePolicy policy) {
        measures.count(Metric.UNREADABLE_POLICIES);
        ObjectNode line = JsonTree.object();
        line.put("message", policy.getMessage());
        log.write(LogLevel.ERROR, line);
    }
}
