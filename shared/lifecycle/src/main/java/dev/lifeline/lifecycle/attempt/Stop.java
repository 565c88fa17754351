package dev.lifeline.lifecycle.attempt;

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
        public Wanted askedAgain() {
            return new Wanted(why, asked + 1);
        }
    }

    /**
     * The attempt was over, its task was seen alive again, and StopTask was asked for once more: that is done once,
     * never twice.
     */
    record Repeated() implements Stop {}
}
