package dev.lifeline.explain.story;

import dev.lifeline.lifecycle.cause.Cause;

/** What causes mean, for people. */
final class CauseText {
    private CauseText() {}

    static String of(Cause cause) {
        return switch (cause) {
            case PULL_TRANSIENT -> "pulling an image failed for a temporary reason";
            case PULL_RATE_LIMITED -> "the registry limits how often images may be pulled";
            case PULL_NOT_FOUND -> "the image does not exist";
            case PULL_DENIED -> "the registry denies access to the image";
            case INIT_TRANSIENT -> "the network, a volume, a secret or the log driver was temporarily unavailable";
            case INIT_PERMANENT -> "the network, a volume, a secret or the log driver is missing or forbidden";
            case START_TRANSIENT -> "starting a container failed for a temporary reason";
            case START_PERMANENT -> "a container cannot start as it is defined";
            case CAPACITY -> "there was no capacity for the task, or a quota was used up";
            case THROTTLED -> "ECS throttled calls";
            case SPOT_INTERRUPTION -> "the Spot capacity was reclaimed or unavailable";
            case HOST -> "the host of the task was lost, drained or under maintenance";
            case OUT_OF_MEMORY -> "a container used more memory than it has";
            case EXIT_CODE -> "the program exited with a code other than 0";
            case HEALTH -> "a health check failed";
            case TIMEOUT -> "a time limit of the policy passed";
            case USER_STOP -> "a user stopped it";
            case SCHEDULER_STOP -> "the scheduler of a service stopped it";
            case LAUNCH_REJECTED -> "ECS refused the launch";
            case UNKNOWN -> "no known cause fits what ECS reported";
        };
    }

    /** Whether the next attempt may do better. */
    static String outlook(Cause cause) {
        if (cause == Cause.OUT_OF_MEMORY) {
            return "With the same memory it will probably fail again; a rule can give a retry more.";
        }
        return switch (cause.outlook()) {
            case TRANSIENT -> "It may succeed next time.";
            case PERMANENT -> "It will fail again until this is fixed.";
            case INTENDED -> "That was deliberate.";
            case OPEN -> "Whether it would succeed next time is unknown.";
        };
    }
}
