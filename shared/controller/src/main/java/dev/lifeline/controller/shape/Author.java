package dev.lifeline.controller.shape;

/** Who wrote a document: it decides what is wrong with it, and what a problem may say. */
public enum Author {
    /** What Lifeline stored: fields of another version are ignored, and the first problem ends the reading. */
    LIFELINE,
    /** An event: what is unknown is ignored, and what may be left out counts as left out where it cannot be read. */
    AWS,
    /** The record of what others asked for: what is unknown is noted, since it cannot be asked for again. */
    CLOUDTRAIL,
    /** A request: all limits hold, and no problem quotes a value, which may be a secret. */
    PROGRAM,
    /** A file: all limits hold, problems quote what was written, and each field needs a value. */
    PERSON;

    /** Whether the limits hold: those of a service are that service's business. */
    boolean isChecked() {
        return this == PROGRAM || this == PERSON;
    }

    boolean ignoresUnknown() {
        return this == LIFELINE || this == AWS;
    }

    /** AWS writes an empty text where it has none. */
    boolean mayWriteNothing() {
        return this == AWS || this == CLOUDTRAIL;
    }
}
