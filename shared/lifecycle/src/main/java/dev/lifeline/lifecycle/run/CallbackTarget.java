package dev.lifeline.lifecycle.run;

import java.util.Optional;

/** Where a callback goes. Whoever knows a task token or a callback id can end somebody's wait, so both stay hidden. */
public sealed interface CallbackTarget {

    /** A state of an AWS Step Functions execution that waits for its task token. */
    record TaskToken(String token) implements CallbackTarget {
        @Override
        public String toString() {
            return "a Step Functions task token";
        }
    }

    /** A callback of an AWS Lambda durable execution. */
    record DurableCallback(String id) implements CallbackTarget {
        @Override
        public String toString() {
            return "a durable execution";
        }
    }

    /** An Amazon SQS queue. */
    record QueueTarget(String url) implements CallbackTarget {
        @Override
        public String toString() {
            return "queue " + url;
        }
    }

    /** An Amazon EventBridge event bus, by name or ARN. */
    record BusTarget(String bus) implements CallbackTarget {
        @Override
        public String toString() {
            return "event bus " + bus;
        }
    }

    /** What no text may contain. */
    default Optional<String> secret() {
        return switch (this) {
            case TaskToken task -> Optional.of(task.token());
            case DurableCallback durable -> Optional.of(durable.id());
            case QueueTarget queue -> Optional.empty();
            case BusTarget bus -> Optional.empty();
        };
    }

    /** Whether its receiver takes heartbeats. */
    default boolean takesHeartbeats() {
        return secret().isPresent();
    }
}
