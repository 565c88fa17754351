package dev.lifeline.simulator;

import java.time.Instant;

/** Request throttling: ECS's buckets, or none. */
sealed interface Throttle {
    /** RunTask or StopTask. */
    void modify(Instant now);

    /** RunTask on Fargate, which counts here as well. */
    void launchOnFargate(Instant now);

    /** DescribeTasks or ListTasks. */
    void read(Instant now);

    /** DescribeTaskDefinition. */
    void readDefinition(Instant now);

    static Throttle of(RateLimits limits) {
        return switch (limits) {
            case NONE -> new Off();
            case DOCUMENTED ->
                new Buckets(
                        new ThrottleBucket(100, 40),
                        new ThrottleBucket(20, 20),
                        new ThrottleBucket(100, 20),
                        new ThrottleBucket(50, 20));
        };
    }

    /** Accepts every call. */
    record Off() implements Throttle {
        @Override
        public void modify(Instant now) {}

        @Override
        public void launchOnFargate(Instant now) {}

        @Override
        public void read(Instant now) {}

        @Override
        public void readDefinition(Instant now) {}
    }

    /** One bucket per kind of call. */
    record Buckets(ThrottleBucket modifying, ThrottleBucket fargate, ThrottleBucket reading, ThrottleBucket definitions)
            implements Throttle {
        @Override
        public void modify(Instant now) {
            modifying.take(now);
        }

        @Override
        public void launchOnFargate(Instant now) {
            fargate.take(now);
        }

        @Override
        public void read(Instant now) {
            reading.take(now);
        }

        @Override
        public void readDefinition(Instant now) {
            definitions.take(now);
        }
    }
}
