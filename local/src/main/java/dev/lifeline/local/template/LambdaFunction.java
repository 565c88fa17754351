package dev.lifeline.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param handler the class and method, as {@code package.Class::method}
 * @param environment the variables; a reference to a table or a queue is its logical id
 */
public record LambdaFunction(
        String logicalId,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        AsyncInvocation async) {
    public LambdaFunction {
        environment = Map.copyOf(environment);
    }

    /**
     * The handling of a failed asynchronous invocation.
     *
     * @param retries further tries, 0 to 2
     * @param onFailure the logical id of the queue that receives the failure after the last try
     */
    public record AsyncInvocation(int retries, Optional<String> onFailure) {}
}
