package dev.lifeline.lifecycle.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something unknown about the launch of a foreign task.
 *
 * @param what in words
 */
public record MissingLaunchFact(Availability kind, String what) {

    /** Whether it may become known. */
    public enum Availability {
        /** AWS does not report it, or no longer. */
        LASTING,
        /** ECS did not answer: asked again while the task is alive. */
        UNANSWERED,
        /** A launch record may supply it: CloudTrail's records arrive minutes after the task's events. */
        AWAITED
    }

    /**
     * Until when a record may supply all of these facts; empty if none can. Unanswered questions are asked again when
     * the record arrives.
     *
     * @param latest the latest time of a record
     */
    public static Optional<Instant> awaitedUntil(List<MissingLaunchFact> missing, Instant latest) {
        boolean lasting = missing.stream().anyMatch(fact -> fact.kind() == Availability.LASTING);
        boolean awaited = missing.stream().anyMatch(fact -> fact.kind() == Availability.AWAITED);
        return Optional.of(latest).filter(until -> awaited && !lasting);
    }
}
