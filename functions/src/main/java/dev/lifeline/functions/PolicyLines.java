package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lifeline.controller.port.PolicyLog;
import dev.lifeline.controller.port.UnreadablePolicy;

/** Tells of policies that cannot be read, in the function's log. */
final class PolicyLines implements PolicyLog {

    @Override
    public void unreadable(UnreadablePolicy policy) {
        LambdaRuntime.getLogger().log(policy.getMessage() + "\n", LogLevel.ERROR);
    }
}
