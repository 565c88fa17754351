package dev.lifeline.whatif.archive;

import dev.lifeline.controller.event.Event;

/** What an archive has at a place. */
public sealed interface RecordedEvent {

    /** Its file, and the line if the file may have several events. */
    String place();

    /** A text that was read as an event; a text that is no event is {@link Event.Malformed}. */
    record EventRead(String place, Event event) implements RecordedEvent {}

    /** A text beyond the size limit of an event. */
    record OversizedText(String place, long bytes) implements RecordedEvent {}

    /**
     * The rest of a file, or a part of it, that cannot be read.
     *
     * @param what the problem and what to do about it
     */
    record ArchiveFault(String place, String what) implements RecordedEvent {}
}
