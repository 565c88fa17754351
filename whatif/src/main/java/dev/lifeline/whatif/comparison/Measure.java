package dev.lifeline.whatif.comparison;

import dev.lifeline.whatif.prediction.Course;

/** What is added up over runs. */
public enum Measure {
    RETRIES("retries") {
        @Override
        double of(Course course) {
            return Math.max(0, course.usage().attempts() - 1);
        }
    },
    SUCCESSES("runs that succeed") {
        @Override
        double of(Course course) {
            return course.succeeded() ? 1 : 0;
        }
    },
    TASK_HOURS("task-hours") {
        @Override
        double of(Course course) {
            return course.usage().time().toMillis() / MILLIS_PER_HOUR;
        }
    },
    DOLLARS("dollars") {
        @Override
        double of(Course course) {
            return course.usage().dollars();
        }
    },
    /** The time from the beginning of a run to its end, over all runs: more of it is lateness. */
    HOURS_TO_END("hours from begin to end, all runs") {
        @Override
        double of(Course course) {
            return course.taken().toMillis() / MILLIS_PER_HOUR;
        }
    };

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    abstract double of(Course course);

    public String words() {
        return words;
    }
}
