package dev.lifeline.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param handler the class and method, as {@code package.Class::method}
 * @param environment the variables; a reference to a table or a queue is its logical id
 * @param alias the alias of version 1, which is all that is published here
 * @param async applies to the alias, or without one to {@code $LATEST}, as SAM does it
 */
public record LambdaFunction(
        String logicalId,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        Optional<String> alias,
        AsyncInvocation async) {
    public LambdaFunction {
        environment = Map.copyOf(environment);
    }

    /**
     * The handling of a failed asynchronous invocation.
     *
     * @param retries further tries, 0 to 2
     * @param maximumAge after which an invocation is not tried again
     * @param onFailure the logical id of the queue that receives the failure after the last try
     */
    public record AsyncInvocation(int retries, Duration maximumAge, Optional<String> onFailure) {
        /** Lambda's defaults. */
        public static final AsyncInvocation DEFAULT = new AsyncInvocation(2, Duration.ofHours(6), Optional.empty());
    }
}
