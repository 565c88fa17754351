package dev.lifeline.local.ecs;

import java.time.Instant;

/** Request throttling: ECS's buckets, or none. */
sealed interface Throttle {
    void modify(Instant now);

    void read(Instant now);

    static Throttle of(RateLimits limits) {
        return switch (limits) {
            case NONE -> new Off();
            case DOCUMENTED -> new Buckets(new TokenBucket(100, 40), new TokenBucket(100, 20));
        };
    }

    /** Lets every call through. */
    record Off() implements Throttle {
        @Override
        public void modify(Instant now) {}

        @Override
        public void read(Instant now) {}
    }

    /** One bucket for the calls that change a cluster's resources and one for those that read them. */
    record Buckets(TokenBucket modifying, TokenBucket reading) implements Throttle {
        @Override
        public void modify(Instant now) {
            modifying.take(now);
        }

        @Override
        public void read(Instant now) {
            reading.take(now);
        }
    }
}
