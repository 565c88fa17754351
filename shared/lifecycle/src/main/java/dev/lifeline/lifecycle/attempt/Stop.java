package dev.lifeline.lifecycle.attempt;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;

/** Whether Lifeline itself wants the attempt's task stopped, and how far that has come. */
public sealed interface Stop {

    /** Nobody wants it stopped. */
    record Unwanted() implements Stop {}

    /**
     * It is to be stopped.
     *
     * @param why the cause that the attempt ends with
     * @param asked how often StopTask was asked for
     */
    record Wanted(Classification why, int asked) implements Stop {
        /** A user asked for it, so that no other attempt may follow. */
        public boolean byUser() {
            return why.cause() == Cause.USER_STOP;
        }

        Wanted or(Classification other) {
            return !byUser() && other.cause() == Cause.USER_STOP ? new Wanted(other, asked) : this;
        }

        public Wanted askedAgain() {
            return new Wanted(why, asked + 1);
        }
    }

    /**
     * The attempt is over and its task is not: how the program ended is known, and ECS has yet to end the task. It is
     * told to stop whenever the limit for stopping passes, and no other attempt begins meanwhile.
     */
    record Hanging() implements Stop {}

    /**
     * The attempt was over, its task was seen alive again, and StopTask was asked for once more; or the task hung and
     * was told to stop until that was given up. Either is done once, never twice.
     */
    record Repeated() implements Stop {}
}
