package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;

/** Whether Lifeline wants the attempt's task stopped, and the progress of stopping it. */
public sealed interface Stop {

    /** No stop is wanted. */
    record Unwanted() implements Stop {}

    /**
     * A stop is wanted.
     *
     * @param why the cause of the attempt's end
     * @param asked how often StopTask was requested
     */
    record Wanted(Classification why, int asked, StopManner manner) implements Stop {
        /** A stop after which the run may go on. */
        public Wanted(Classification why, int asked) {
            this(why, asked, StopManner.GRACEFUL);
        }

        /** A user requested it, so no other attempt may follow. */
        public boolean byUser() {
            return why.cause() == Cause.USER_STOP;
        }

        /** The first request counts, except that a user's precedes the policy's, and a stop at once any other. */
        Wanted or(Wanted other) {
            boolean sooner = manner.compareTo(other.manner()) < 0;
            return other.byUser() && (!byUser() || sooner) ? new Wanted(other.why(), asked, other.manner()) : this;
        }

        public Wanted askedAgain() {
            return new Wanted(why, asked + 1, manner);
        }
    }

    /**
     * The attempt is over and its task is not: the end of the program is known, and ECS has not ended the task.
     * StopTask is repeated whenever the limit for stopping passes, and no other attempt starts meanwhile.
     */
    record Hanging() implements Stop {}

    /**
     * The attempt was over and its task was seen alive again, so StopTask was called once more; or the task hung until
     * stopping it was given up. Neither happens twice.
     */
    record Repeated() implements Stop {}
}
