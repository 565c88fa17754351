package dev.lifeline.local.cloud;

import dev.lifeline.local.router.RouterLog;
import dev.lifeline.simulator.wire.EcsEndpoint;

/** Writes what the functions log to CloudWatch Logs, beside what containers log. */
record FunctionLogs(EcsEndpoint ecs) implements RouterLog {

    @Override
    public void logged(String function, String line) {
        ecs.with((simulator, now) -> {
            simulator.logs(now).write("/aws/lambda/" + function, "local", now, line);
            return now;
        });
    }
}
