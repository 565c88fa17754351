package dev.lifeline.lifecycle.run;

/**
 * Something that is not known of how a task was launched that somebody else launched.
 *
 * @param what in words
 */
public record Gap(Kind kind, String what) {

    /** Whether it may yet be known. */
    public enum Kind {
        /** AWS does not tell it, or no more. */
        LASTING,
        /** ECS did not answer: to be asked again while the task lives. */
        UNANSWERED,
        /** A record of its launch may yet tell it: CloudTrail's come minutes after the task's own events. */
        AWAITED
    }
}
