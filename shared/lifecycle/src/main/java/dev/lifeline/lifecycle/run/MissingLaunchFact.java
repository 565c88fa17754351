package dev.lifeline.lifecycle.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that is not known of how a task was launched that somebody else launched.
 *
 * @param what in words
 */
public record MissingLaunchFact(Availability kind, String what) {

    /** Whether it may yet be known. */
    public enum Availability {
        /** AWS does not tell it, or no more. */
        LASTING,
        /** ECS did not answer: to be asked again while the task lives. */
        UNANSWERED,
        /** A record of its launch may yet tell it: CloudTrail's come minutes after the task's own events. */
        AWAITED
    }

    /**
     * Until when a record may yet tell all of these facts; empty where none can. What ECS did not answer is asked again
     * when the record comes.
     *
     * @param latest when a record comes at the latest
     */
    public static Optional<Instant> awaitedUntil(List<MissingLaunchFact> missing, Instant latest) {
        boolean lasting = missing.stream().anyMatch(fact -> fact.kind() == Availability.LASTING);
        boolean awaited = missing.stream().anyMatch(fact -> fact.kind() == Availability.AWAITED);
        return Optional.of(latest).filter(until -> awaited && !lasting);
    }
}
