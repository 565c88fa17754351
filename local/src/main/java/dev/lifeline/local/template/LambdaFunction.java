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
     * What becomes of an asynchronous invocation that fails.
     *
     * @param retries further tries, 0 to 2
     * @param onFailure the logical id of the queue that is told after the last one
     */
    public record AsyncInvocation(int retries, Optional<String> onFailure) {}
}
